"""Events about dates: agreed for all open disciplines at once, corrected, and the look at the site before them.

A date carries the contact in which it was agreed. Where none comes with it, or the customer was not reached, a call is
still to be made: the contact moment in which such a date is agreed, or that of a shift where it moved ([KCP] rule 5).
"""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from functions.planning_api.bodies.body import Body
from functions.planning_api.bodies.contact import Contact
from functions.planning_api.bodies.fields import DayPart, Name, Text, Week, working_week
from functions.planning_api.words import Words
from portal.domain.definition import Milestone
from portal.domain.events import InspectionMeans
from portal.domain.reports import AgreeDate, Command, CorrectDate, Deviation, Inspect, PlanInspection


class OtherWeek(Struct, forbid_unknown_fields=True):
    discipline: Name
    week: Week
    cause: Name

    def deviation(self) -> Deviation:
        return Deviation(self.discipline, *working_week(self.week), "day", self.cause)


class OtherDay(Struct, forbid_unknown_fields=True):
    discipline: Name
    date: date
    cause: Name
    part: DayPart = "day"

    def deviation(self) -> Deviation:
        return Deviation(self.discipline, self.date, self.date, self.part, self.cause)


class Agreed(Body, kw_only=True):
    """A date; ``cause`` says why it moves away from what the customer was told."""

    cause: str = ""

    @property
    def called(self) -> bool:
        return isinstance(self.contact, Contact) and self.contact.reached


class SoftDate(Agreed, tag="soft_date"):
    agrees: ClassVar[Milestone | None] = "soft_date_agreed"

    week: Week
    exceptions: Annotated[tuple[OtherWeek, ...], Meta(max_length=20)] = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        others = tuple(other.deviation() for other in self.exceptions)
        return (AgreeDate("soft", *working_week(self.week), "day", self.cause, others, self.called),)


class HardDate(Agreed, tag="hard_date"):
    agrees: ClassVar[Milestone | None] = "hard_date_agreed"

    date: date
    part: DayPart = "day"
    exceptions: Annotated[tuple[OtherDay, ...], Meta(max_length=20)] = ()

    def news(self, words: Words) -> tuple[Command, ...]:
        others = tuple(other.deviation() for other in self.exceptions)
        return (AgreeDate("hard", self.date, self.date, self.part, self.cause, others, self.called),)


class SoftDateCorrected(Body, tag="soft_date_corrected"):
    week: Week

    def news(self, words: Words) -> tuple[Command, ...]:
        return (CorrectDate("soft", *working_week(self.week)),)


class HardDateCorrected(Body, tag="hard_date_corrected"):
    date: date
    part: DayPart = "day"

    def news(self, words: Words) -> tuple[Command, ...]:
        return (CorrectDate("hard", self.date, self.date, self.part),)


class InspectionPlanned(Body, tag="inspection_planned"):
    agrees: ClassVar[Milestone | None] = "hard_date_agreed"

    date: date
    part: DayPart = "day"
    means: InspectionMeans = "visit"

    def news(self, words: Words) -> tuple[Command, ...]:
        return (PlanInspection(self.date, self.part, self.means),)


class InspectionDone(Body, tag="inspection_done"):
    agrees: ClassVar[Milestone | None] = "inspected"

    passed: bool
    found: Text
    charge: str = ""

    def news(self, words: Words) -> tuple[Command, ...]:
        return (Inspect(self.passed, words.keep("inspection", self.found), self.charge),)
