"""Telephone numbers as people dial them."""

DUTCH = "+31"


def as_dialled(number: str) -> str:
    """``+31612345678`` → ``06 12345678``; a number from abroad stays as it is."""
    if not number.startswith(DUTCH):
        return number
    rest = number.removeprefix(DUTCH)
    return f"06 {rest[1:]}" if rest.startswith("6") else f"0{rest}"
