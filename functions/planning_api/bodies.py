"""The events that an organisation can send, exactly as their JSON looks, and the command each of them means."""

from datetime import date
from typing import Annotated, Literal, cast

from msgspec import Meta, Struct

from portal.domain.calendar import parse_week, week_days
from portal.domain.definition import Milestone
from portal.domain.reports import (
    AgreeDate,
    CancelOrders,
    Command,
    Complete,
    Deviation,
    Reach,
    ResumeOrder,
    StallOrder,
)

EventId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._:-]{1,100}\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
Names = Annotated[tuple[Name, ...], Meta(max_length=20)]
Week = Annotated[str, Meta(pattern=r"^[0-9]{4}-W[0-9]{2}\Z")]
DayPart = Literal["day", "morning", "afternoon"]


class Body(Struct, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    event_id: EventId
    """The sender's own id, unique among its events; the same id is the same event."""
    application: Name


class Released(Body, tag="released"):
    disciplines: Names = ()

    def command(self) -> Command:
        return Reach("released", self.disciplines)


class Reached(Body, tag="milestone"):
    milestone: Name
    disciplines: Names = ()

    def command(self) -> Command:
        return Reach(cast(Milestone, self.milestone), self.disciplines)


class OtherWeek(Struct, forbid_unknown_fields=True):
    discipline: Name
    week: Week
    cause: Name

    def deviation(self) -> Deviation:
        return Deviation(self.discipline, *week_days(*parse_week(self.week)), "day", self.cause)


class OtherDay(Struct, forbid_unknown_fields=True):
    discipline: Name
    date: date
    cause: Name
    part: DayPart = "day"

    def deviation(self) -> Deviation:
        return Deviation(self.discipline, self.date, self.date, self.part, self.cause)


class SoftDate(Body, tag="soft_date"):
    week: Week
    cause: str = ""
    exceptions: Annotated[tuple[OtherWeek, ...], Meta(max_length=20)] = ()

    def command(self) -> Command:
        first, last = week_days(*parse_week(self.week))
        return AgreeDate("soft", first, last, "day", self.cause, tuple(other.deviation() for other in self.exceptions))


class HardDate(Body, tag="hard_date"):
    date: date
    part: DayPart = "day"
    cause: str = ""
    exceptions: Annotated[tuple[OtherDay, ...], Meta(max_length=20)] = ()

    def command(self) -> Command:
        others = tuple(other.deviation() for other in self.exceptions)
        return AgreeDate("hard", self.date, self.date, self.part, self.cause, others)


class Completion(Body, tag="completion"):
    discipline: Name

    def command(self) -> Command:
        return Complete(self.discipline)


class Stalled(Body, tag="stalled"):
    discipline: Name
    cause: Name

    def command(self) -> Command:
        return StallOrder(self.discipline, self.cause)


class Resumed(Body, tag="resumed"):
    discipline: Name

    def command(self) -> Command:
        return ResumeOrder(self.discipline)


class Cancelled(Body, tag="cancelled"):
    cause: Name
    disciplines: Names = ()

    def command(self) -> Command:
        return CancelOrders(self.disciplines, self.cause)


Incoming = Released | Reached | SoftDate | HardDate | Completion | Stalled | Resumed | Cancelled
TYPES = ("released", "milestone", "soft_date", "hard_date", "completion", "stalled", "resumed", "cancelled")
