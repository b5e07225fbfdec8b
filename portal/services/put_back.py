"""Putting an administration back to an earlier moment: data as it was then, but what left the house stays said.

Messages are the hard part: what waited at that moment may have been sent since. What is known decides; what is not
known is parked for a person to look at, never sent (docs/decisions/0014-putting-back.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from portal.domain.outgoing import Message

PROBLEM = "it waited at the moment the data was put back to, and may have left since"

Fate = Literal["sent before", "waits", "looked at"]


class TwoMoments(Protocol):
    """The administration as it stands, and its tables as they were (restored beside them under another prefix)."""

    def waited(self) -> Iterable[Message]:
        """What waited in the outbox then."""

    def still_waits(self, message: Message) -> bool: ...

    def was_sent(self, message: Message) -> bool:
        """Whether its delivery state, as it stands now, says that it was handed over."""

    def lost(self) -> Iterable[str]:
        """References of applications that stand now and did not exist then."""

    def put_back(self) -> None:
        """Everything but the queue as it was then; delivery states of applications that existed then stay."""

    def queue(self, waiting: Iterable[Message], parked: Iterable[Message], now: datetime, problem: str) -> None:
        """The queue holds ``waiting`` and what was parked then and now, and nothing else."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which message meets which fate, and which applications go."""

    fates: tuple[tuple[Message, Fate], ...]
    lost: tuple[str, ...]

    def of(self, fate: Fate) -> tuple[Message, ...]:
        return tuple(message for message, meets in self.fates if meets == fate)


def plan(moments: TwoMoments, now: datetime) -> Plan:
    """Reads only. ``now``: aware, UTC; the messenger must have been stopped before it."""
    fates = tuple((message, _fate(moments, message, now)) for message in moments.waited())
    return Plan(fates, tuple(sorted(moments.lost())))


def put_back(moments: TwoMoments, planned: Plan, now: datetime) -> None:
    """Do what was planned. Safe to repeat where it stopped half-way: plan again, and go on. Raises Unavailable.

    The queue comes first: its fates are read from what ``put_back`` then replaces.
    """
    moments.queue(planned.of("waits"), planned.of("looked at"), now, PROBLEM)
    moments.put_back()


def told(planned: Plan) -> tuple[str, ...]:
    """The plan in lines for a person."""
    sent, waits, unsure = (planned.of(fate) for fate in ("sent before", "waits", "looked at"))
    return (
        f"{len(sent)} messages that waited then were sent since: they are not sent again.",
        f"{len(waits)} still wait, and go out in their time.",
        f"{len(unsure)} may have left since; they are parked, to be looked at:",
        *(f"  {message.id}" for message in unsure),
        f"{len(planned.lost)} applications came in since then and go; their customers had mail about them:",
        *(f"  {reference}" for reference in planned.lost),
    )


def _fate(moments: TwoMoments, message: Message, now: datetime) -> Fate:
    if not message.about_draft and moments.was_sent(message):
        return "sent before"
    if message.not_before > now or moments.still_waits(message):
        return "waits"
    return "looked at"
