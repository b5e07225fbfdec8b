"""A contact with the customer as it is logged ([KCP] rule 3), by itself or beside what was agreed or told in it."""

from datetime import date, time

from msgspec import Struct

from functions.planning_api.bodies.fields import Clock, Name, Names, Person, Text, Week, working_week
from functions.planning_api.words import Words
from portal.domain.calendar import instant
from portal.domain.definition import Channel
from portal.domain.events import NextContact
from portal.domain.reports import LogContact
from portal.domain.talk import Talk
from portal.services.talks import to_text


class Next(Struct, forbid_unknown_fields=True):
    """How every contact ends: in which week the next one is, who makes it, and how."""

    week: Week
    by: Name
    means: Channel = "phone"

    def contact(self) -> NextContact:
        return NextContact(working_week(self.week)[0], self.by, self.means)


class Contact(Struct, forbid_unknown_fields=True, kw_only=True):
    """Day and clock time are those in the Netherlands; the customer may read ``about``, all of it."""

    date: date
    time: Clock
    employee: Person
    spoken_with: Person
    about: Text
    means: Channel = "phone"
    reached: bool = True
    incoming: bool = False
    moment: Name | None = None
    """Contact moment; that of the event it came with where it is left out."""
    also: Name | None = None
    """Contact moment that was made in the same talk, where the process lets it join (3 with 2)."""
    subjects: Names = ()
    disciplines: Names = ()
    next: Next | None = None

    def command(self, moment: str, words: Words) -> LogContact:
        """``moment`` where none is named. Raises NotAWeek."""
        return LogContact(
            moment=self.moment or moment,
            happened_at=instant(self.date, time.fromisoformat(self.time)),
            means=self.means,
            reached=self.reached,
            subjects=self.subjects,
            text=words.keep("contact", self.talk()),
            summary=self.about,
            next=self.next.contact() if self.next else None,
            disciplines=self.disciplines,
            incoming=self.incoming,
            also=self.also or "",
        )

    def talk(self) -> str:
        return to_text(Talk(self.employee, self.spoken_with, self.about))
