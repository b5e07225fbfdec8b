"""What happens to the order of one discipline: its steps, its sums, its standstills, its end."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.domain.definition import Milestone
from portal.domain.events.values import Capability, Deadline, Sum


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    """An operator, the contractor or the customer reports a step of one order; no date in the future is promised."""

    at: datetime
    by: str
    milestone: Milestone
    discipline: str
    opens: tuple[Deadline, ...] = ()
    sum: Sum | None = None
    """Of the quote or the invoice, where one was sent."""
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuoteLapsed:
    """Refused by the customer, or not accepted in time: its order waits alone ([KCP] rule 8)."""

    at: datetime
    by: str
    discipline: str
    how: Literal["refused", "expired"]


@dataclass(frozen=True, slots=True)
class CompletionReported:
    """Gereedmelding by the contractor for one discipline; ``survey`` is issued with the last one."""

    at: datetime
    by: str
    discipline: str
    opens: tuple[Deadline, ...] = ()
    survey: Capability | None = None


@dataclass(frozen=True, slots=True)
class OrderStalled:
    """``opens`` holds by when it must go on, and who sees to it; what ran for the discipline waits meanwhile."""

    at: datetime
    by: str
    discipline: str
    cause: str
    caused_by: str
    opens: tuple[Deadline, ...] = ()
    stops_legal_clock: bool = False
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderResumed:
    """``opens`` holds what waited, moved by as many working days as it stood still."""

    at: datetime
    by: str
    discipline: str
    opens: tuple[Deadline, ...] = ()
    legal_deadline: date | None = None
    """Where the standstill stopped the legal clock: its new end."""
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    """``survey`` is issued where this was the last open order and another one was completed."""

    at: datetime
    by: str
    discipline: str
    cause: str
    survey: Capability | None = None
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class CongestionFound:
    """The operator reports that the network is full: the longer legal term holds from now on."""

    at: datetime
    by: str
    discipline: str
    legal_deadline: date
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class PointNoted:
    """A remaining point (restpunt) of a delivery, with who mends it and by when; its words lie in TEXT ``text``."""

    at: datetime
    by: str
    discipline: str
    point: str
    owner: str
    until: date
    text: str
    opens: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class PointSolved:
    at: datetime
    by: str
    point: str
    opens: tuple[Deadline, ...] = ()
