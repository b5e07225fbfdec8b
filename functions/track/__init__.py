"""Follow an application without signing in: the link opens it, the page tells where it stands."""

PREFIXES = ("/volgen", "/en/follow", "/.well-known", "/gezond")
