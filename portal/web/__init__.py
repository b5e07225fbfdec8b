"""What every Flask app shares: app factory, languages, forms, error pages, headers, base templates and the style."""
