"""What happens once a night: a plain handler, no pages."""
