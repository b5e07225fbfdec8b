"""The trace that a look at somebody's application leaves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of the staff saw something of an application."""

    id: str
    at: datetime
    employee: str
    role: str
    organisation: str
    reference: str
    what: str


class Audit(Protocol):
    def write(self, look: Look) -> None:
        """Append it. There is no way to read, change or remove what is written."""
