"""An application that already runs elsewhere, as one line of an import."""

from datetime import UTC, datetime
from typing import Annotated, cast

from msgspec import Meta, Struct

from functions.planning_api.bodies.fields import Day, DayPart, EventId, Name, Person, Short, Week, working_week
from portal.domain.answers import Answers, Choice
from portal.domain.definition import Language, Milestone
from portal.domain.person import Address, PreferredChannel
from portal.domain.person import Person as Applicant
from portal.domain.reports import AgreeDate, Complete, Reach
from portal.services.take_over import Step

Instant = Annotated[datetime, Meta(tz=True)]
Source = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._/-]{1,56}\Z")]
Postcode = Annotated[str, Meta(pattern=r"^[1-9][0-9]{3} ?[A-Z]{2}\Z")]
Mail = Annotated[str, Meta(pattern=r"^([^@\s]{1,64}@[^@\s]{1,189})?\Z")]


class RunningOrder(Struct, forbid_unknown_fields=True, kw_only=True):
    """``reached`` holds by milestone when it was reached; ``completed`` is one of them."""

    discipline: Name
    capacity: Short = ""
    reached: Annotated[dict[Name, Instant], Meta(max_length=20)] = {}

    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(at.astimezone(UTC), Complete(self.discipline))
            if milestone == "completed"
            else Step(at.astimezone(UTC), Reach(cast(Milestone, milestone), (self.discipline,)), self.discipline)
            for milestone, at in self.reached.items()
        )


class Planned(Struct, forbid_unknown_fields=True, kw_only=True):
    """The date that stands, and since when."""

    since: Instant
    week: Week | None = None
    date: Day | None = None
    part: DayPart = "day"

    def steps(self) -> tuple[Step, ...]:
        """Raises NotAWeek."""
        since = self.since.astimezone(UTC)
        if self.date is not None:
            return (Step(since, AgreeDate("hard", self.date, self.date, self.part)),)
        return (Step(since, AgreeDate("soft", *working_week(self.week))),) if self.week else ()


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
        return *of_orders, *(self.planned.steps() if self.planned else ())

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
