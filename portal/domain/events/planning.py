"""What the contractor plans ([KCP] rule 1): one date for all disciplines, and the look at the site before it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.events.values import DayPart, Deadline, Hardness, Promise

InspectionMeans = Literal["visit", "video", "phone"]


@dataclass(frozen=True, slots=True)
class DateAgreed:
    """One date for all disciplines, deviations with a cause ([KCP] rule 13)."""

    at: datetime
    by: str
    hardness: Hardness
    promises: tuple[Promise, ...]
    opens: tuple[Deadline, ...] = ()
    called: bool = True
    """False where no contact with the customer came with it: then calling is what it opens ([KCP] rule 5)."""
    as_of: datetime | None = None
    """When it was so at the desk of whoever reported it later; what is older never takes its place."""


@dataclass(frozen=True, slots=True)
class DateCorrected:
    """A date that was never agreed so: what stood was a slip of the pen, and counts as no shift."""

    at: datetime
    by: str
    hardness: Hardness
    promises: tuple[Promise, ...]
    opens: tuple[Deadline, ...] = ()
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class InspectionPlanned:
    """Site inspection (schouw) on a day, at the place or at a distance."""

    at: datetime
    by: str
    day: date
    part: DayPart
    means: InspectionMeans
    opens: tuple[Deadline, ...] = ()
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class InspectionDone:
    """``text`` (TEXT) is what was found; ``charge`` the charge that a failed one costs, with its cents that day."""

    at: datetime
    by: str
    passed: bool
    text: str
    charge: str = ""
    cents: int = 0
    opens: tuple[Deadline, ...] = ()
