"""Dates as they are agreed or corrected, and the look at the site before them."""

from dataclasses import dataclass
from datetime import date

from portal.domain.events import DayPart, Hardness, InspectionMeans


@dataclass(frozen=True, slots=True)
class Deviation:
    """A discipline that deviates from the shared date, with its cause ([KCP] rule 13)."""

    discipline: str
    first_day: date
    last_day: date
    part: DayPart
    cause: str


@dataclass(frozen=True, slots=True)
class AgreeDate:
    """One date for all open disciplines: Monday–Friday of a week when soft, one day when hard."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: DayPart = "day"
    cause: str = ""
    exceptions: tuple[Deviation, ...] = ()
    called: bool = True
    """False where the customer has not been spoken to about it: then a call is due ([KCP] rule 5)."""
    disciplines: tuple[str, ...] = ()
    """Only these, with the cause why; the others keep the date they have. All open ones when empty."""


@dataclass(frozen=True, slots=True)
class CorrectDate:
    """What was agreed really, in the place of a slip of the pen."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: DayPart = "day"


@dataclass(frozen=True, slots=True)
class PlanInspection:
    day: date
    part: DayPart
    means: InspectionMeans


@dataclass(frozen=True, slots=True)
class Inspect:
    """What was found at the site; ``charge`` names the charge of a failed one, ``""`` for none."""

    passed: bool
    text: str
    charge: str = ""
