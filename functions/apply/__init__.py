"""Apply for a connection: one question per page, answers kept after each, sent as one application."""

PREFIXES = ("/aanvragen", "/en/apply", "/zoeken", "/en/find")
