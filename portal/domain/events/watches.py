"""What time itself brings: terms that pass, and the word that keeps a customer from silence."""

from dataclasses import dataclass
from datetime import datetime

from portal.domain.events.values import Deadline


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """A term passed and what was due is still to be done; it stays the owner's, and late."""

    at: datetime
    by: str
    moment: str
    discipline: str
    owner: str
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class SilenceChosen:
    """So many working days without news the customer bears at most."""

    at: datetime
    by: str
    working_days: int
    opens: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class StillOnIt:
    """Nothing was to be told for as long as the definition allows: so that is told ([KCP] rule 10)."""

    at: datetime
    by: str
    opens: tuple[Deadline, ...]
