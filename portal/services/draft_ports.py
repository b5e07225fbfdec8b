"""Half-filled applications, as the form and its link need them kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from portal.domain.outgoing import Message


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled application: answers per step as they were typed. ``reference`` once it is submitted."""

    id: str
    language: str
    answers: Mapping[str, Mapping[str, object]]
    expires_at: datetime
    reference: str = ""
    version: int = 1
    """Version of its resume link; a higher one revokes."""


class Drafts(Protocol):
    def load(self, id: str) -> Draft | None: ...

    def start(self, draft: Draft) -> None: ...

    def save(self, id: str, answers: Mapping[str, Mapping[str, object]], expires_at: datetime) -> None:
        """Set the answers of these steps. Raises Conflict where the draft is submitted, expired or unknown."""

    def send_link(self, id: str, *messages: Message) -> None:
        """Put the resume mail in the outbox, and what reminds of it later."""

    def expired(self, now: datetime) -> Iterable[Draft]:
        """Drafts that expired before ``now``; a walk over the whole table, for the nightly job only."""

    def remove(self, id: str) -> None: ...
