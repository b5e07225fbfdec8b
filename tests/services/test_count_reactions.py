from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.domain.after_messages import Incoming, Reaction, SentMessage
from portal.domain.calendar import local
from portal.services.count_reactions import CATCH_UP, count_reactions
from tests.builders import NOW, a_definition

TODAY = local(NOW).date()
OVER = TODAY - timedelta(days=4)
"""The newest day after which everybody had their three days."""


@dataclass
class Days:
    """``portal.services.count_reactions.Reactions`` in memory."""

    messages: list[SentMessage] = field(default_factory=list)
    contacts: list[Incoming] = field(default_factory=list)
    figures: dict[date, Mapping[str, Reaction]] = field(default_factory=dict)

    def sent(self, day: date) -> tuple[SentMessage, ...]:
        return tuple(one for one in self.messages if local(one.at).date() == day)

    def incoming(self, day: date) -> tuple[Incoming, ...]:
        return tuple(one for one in self.contacts if local(one.at).date() == day)

    def keep(self, day: date, found: Mapping[str, Reaction]) -> None:
        self.figures[day] = found

    def kept(self, first: date, last: date) -> Mapping[date, Mapping[str, Reaction]]:
        return {day: found for day, found in self.figures.items() if first <= day <= last}


def test_a_day_is_counted_once_its_customers_have_had_their_time() -> None:
    at = NOW - timedelta(days=4)
    days = Days([SentMessage("MA-1", "released", at)], [Incoming("MA-1", at + timedelta(hours=71))])
    assert count_reactions(days, a_definition(), NOW) == CATCH_UP
    assert days.figures[OVER] == {"released": Reaction(1, 1)}
    assert max(days.figures) == OVER


def test_a_second_night_counts_only_the_day_that_is_new() -> None:
    days = Days()
    count_reactions(days, a_definition(), NOW)
    assert count_reactions(days, a_definition(), NOW) == 0
    assert count_reactions(days, a_definition(), NOW + timedelta(days=1)) == 1


def test_nights_that_were_missed_are_made_up_for() -> None:
    days = Days()
    count_reactions(days, a_definition(), NOW)
    assert count_reactions(days, a_definition(), NOW + timedelta(days=3)) == 3
