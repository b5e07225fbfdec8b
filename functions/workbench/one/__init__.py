"""One application: what the customer sees, what happened, and what you do now."""
