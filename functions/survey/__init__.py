"""The satisfaction survey (KTV): one question, one tap, one button, from a link in a mail."""

PREFIXES = ("/ktv", "/en/survey")
