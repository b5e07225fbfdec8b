"""An application that already runs elsewhere, as one line of an import."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, cast

from msgspec import Meta, Struct

from functions.planning_api.bodies.fields import Day, DayPart, EventId, Name, Person, Short, Week, working_week
from portal.domain.answers import Answers, Choice
from portal.domain.calendar import week_days, week_of
from portal.domain.definition import Language, Milestone
from portal.domain.person import Address, PreferredChannel
from portal.domain.person import Person as Applicant
from portal.domain.reports import AgreeDate, Complete, Deviation, Reach
from portal.services.take_over import Step

Instant = Annotated[datetime, Meta(tz=True)]
Source = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._/-]{1,56}\Z")]
Postcode = Annotated[str, Meta(pattern=r"^[1-9][0-9]{3} ?[A-Z]{2}\Z")]
Mail = Annotated[str, Meta(pattern=r"^([^@\s]{1,64}@[^@\s]{1,189})?\Z")]


class OwnDate(Struct, forbid_unknown_fields=True, kw_only=True):
    """The date of one discipline that deviates from the others, and why ([KCP] rule 13)."""

    cause: Name
    week: Week | None = None
    date: Day | None = None
    part: DayPart = "day"

    def deviation(self, discipline: str, *, as_week: bool) -> Deviation:
        """Of a day its week, where the others have a week. Raises NotAWeek."""
        if self.date is not None and not as_week:
            return Deviation(discipline, self.date, self.date, self.part, self.cause)
        first, last = week_days(*week_of(self.date)) if self.date else working_week(self.week or "")
        return Deviation(discipline, first, last, "day", self.cause)


class RunningOrder(Struct, forbid_unknown_fields=True, kw_only=True):
    """``reached`` holds by milestone when it was reached; ``completed`` is one of them."""

    discipline: Name
    capacity: Short = ""
    reached: Annotated[dict[Name, Instant], Meta(max_length=20)] = {}
    planned: OwnDate | None = None
    """Where it isn't the date of the application."""

    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(at.astimezone(UTC), Complete(self.discipline))
            if milestone == "completed"
            else Step(at.astimezone(UTC), Reach(cast(Milestone, milestone), (self.discipline,)), self.discipline)
            for milestone, at in self.reached.items()
        )


class Planned(Struct, forbid_unknown_fields=True, kw_only=True):
    """The date that stands for all disciplines without one of their own, and since when all of them stand."""

    since: Instant
    week: Week | None = None
    date: Day | None = None
    part: DayPart = "day"

    def steps(self, own: Mapping[str, OwnDate]) -> Iterator[Step]:
        """``own`` by discipline. A day beside the week of the others lies in a week of its own. Raises NotAWeek."""
        since, as_week = self.since.astimezone(UTC), self.date is None
        others = tuple(one.deviation(discipline, as_week=as_week) for discipline, one in own.items())
        if self.date is not None:
            yield Step(since, AgreeDate("hard", self.date, self.date, self.part, exceptions=others))
        elif self.week:
            yield Step(since, AgreeDate("soft", *working_week(self.week), exceptions=others))
            yield from (_day(since, discipline, one.date, one) for discipline, one in own.items() if one.date)


def _day(since: datetime, discipline: str, day: date, own: OwnDate) -> Step:
    return Step(since, AgreeDate("hard", day, day, own.part, own.cause, disciplines=(discipline,)))


class RunningApplication(Struct, tag_field="type", tag="application", forbid_unknown_fields=True, kw_only=True):
    """``source`` is your own reference; ``notify`` asks for the mail that confirms an application."""

    event_id: EventId
    source: Source
    submitted_at: Instant
    kind: Name
    orders: Annotated[tuple[RunningOrder, ...], Meta(min_length=1, max_length=8)]
    name: Person
    postcode: Postcode
    place: Person
    street: Short = ""
    number: Short = ""
    addition: Short = ""
    plot: Short = ""
    company: Short = ""
    phone: Short = ""
    mail: Mail = ""
    channel: PreferredChannel = "mail"
    language: Language = "nl"
    wish_week: Week
    homes: Annotated[int, Meta(ge=1, le=1000)] = 1
    planned: Planned | None = None
    notify: bool = False

    @property
    def applied_at(self) -> datetime:
        """UTC."""
        return self.submitted_at.astimezone(UTC)

    def steps(self) -> tuple[Step, ...]:
        """Raises NotAWeek."""
        of_orders = (step for order in self.orders for step in order.steps())
        own = {order.discipline: order.planned for order in self.orders if order.planned}
        return *of_orders, *(self.planned.steps(own) if self.planned else ())

    def alone(self) -> int | None:
        """The place of the first order whose own date can't stand beside what is planned for the others."""
        for place, order in enumerate(self.orders):
            own, shared = order.planned, self.planned
            if own is not None and (shared is None or not (own.date or (own.week and shared.date is None))):
                return place
        return None

    def answers(self) -> Answers:
        """Raises NotAWeek."""
        address = Address(
            postcode=self.postcode,
            place=self.place,
            number=self.number,
            addition=self.addition,
            street=self.street,
            plot=self.plot,
        )
        return Answers(
            language=self.language,
            kind=self.kind,
            choices=tuple(Choice(order.discipline, order.capacity) for order in self.orders),
            person=Applicant(self.name, self.mail, self.phone, self.channel, address, self.company),
            wish_from=working_week(self.wish_week)[0],
            homes=self.homes,
        )
