"""What is wrong with a request that is no event; whoever answers knows these before the views are loaded."""


class NotALimit(Exception):
    """The number of items asked for is not one that a page can have."""


class NotAListOfLines(Exception):
    """The request doesn't say that its body is CSV or NDJSON."""


class NotLines(Exception):
    """The body as a whole can't be read as lines."""
