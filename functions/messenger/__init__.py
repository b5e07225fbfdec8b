"""Sends what the outbox holds: a plain handler, no pages."""
