"""Planning events in: network operators and contractors report what happened, from their own systems."""

PREFIXES = ("/api/planning",)
