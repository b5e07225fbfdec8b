"""What was said in a contact with a customer, and by whom ([KCP] rule 3): personal data, kept in a TEXT item."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """``employee`` and ``spoken_with`` are names as people say them; the customer may read ``about``, all of it."""

    employee: str
    spoken_with: str
    about: str
