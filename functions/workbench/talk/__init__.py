"""Logging a contact: the form with its call script, the mail it makes, and two minutes to take it back."""
