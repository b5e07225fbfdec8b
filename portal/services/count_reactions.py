"""The nightly figure: after how many messages of each kind customers got in touch within the brand's hours."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from portal.domain.after_messages import Incoming, Reaction, SentMessage, reactions
from portal.domain.calendar import local
from portal.domain.definition import Definition

CATCH_UP = 7
"""So many days back, a night that was missed is made up for."""


class Reactions(Protocol):
    """What left and who got in touch on a Dutch day, and the figure that came of it."""

    def sent(self, day: date) -> tuple[SentMessage, ...]: ...

    def incoming(self, day: date) -> tuple[Incoming, ...]: ...

    def keep(self, day: date, found: Mapping[str, Reaction]) -> None:
        """By template; what was kept of that day before is replaced."""

    def kept(self, first: date, last: date) -> Mapping[date, Mapping[str, Reaction]]: ...


def count_reactions(store: Reactions, definition: Definition, now: datetime) -> int:
    """Count each day that is over and whose customers have had their time; returns how many days. Raises Unavailable.

    Counted twice, a day has the same figure.
    """
    within = timedelta(hours=definition.brand.messages.contacts_within_hours)
    last = last_counted(definition, now)
    first = last - timedelta(days=CATCH_UP - 1)
    known = store.kept(first, last)
    missing = [day for day in _days(first, last) if day not in known]
    for day in missing:
        contacts = [one for other in _days(day, day + within + timedelta(days=1)) for one in store.incoming(other)]
        store.keep(day, reactions(store.sent(day), contacts, within))
    return len(missing)


def last_counted(definition: Definition, now: datetime) -> date:
    """The last day that is over and whose customers have had their time."""
    return local(now - timedelta(hours=definition.brand.messages.contacts_within_hours)).date() - timedelta(days=1)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
