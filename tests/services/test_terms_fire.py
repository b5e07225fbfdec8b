"""Terms of every kind fire from the one-minute sweep: when they pass and once, however often or late it comes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import (
    ComplaintRaised,
    DeadlinePassed,
    Event,
    OrderStalled,
    QuoteLapsed,
    StillOnIt,
    Sum,
)
from portal.domain.planning import decide_all
from portal.domain.reports import Command, Complain, NotePoint, Reach, SendSum, StallOrder
from portal.services.watch import watch
from tests.builders import (
    CONTRACTOR,
    NOW,
    WATER,
    a_definition,
    a_document,
    after,
    an_application,
    completed,
    hard,
    released,
    soft,
    submitted,
)
from tests.domain.talks import a_talk
from tests.services.test_watch import a_watch

MINUTE = timedelta(minutes=1)
DRAWINGS = tuple(a_document(todo.id) for todo in submitted().todos if todo.kind == "drawing")
COMPLETE = an_application(first=submitted(documents=DRAWINGS))
"""Where nothing is missing there is nothing to remind of, and so nothing that breaks a silence."""
QUOTED = an_application(first=submitted("water", "gas", kind="move"))


def then(state: Application, *commands: Command, by: str = CONTRACTOR) -> Application:
    return after(state, decide_all(state, commands, by, a_definition(), NOW))


@dataclass(frozen=True)
class Kind:
    """A term in an application, and what is to be seen of it in the log once it passed."""

    state: Application
    moment: str
    fires: Callable[[Event], bool]


def passes(moment: str, state: Application) -> Kind:
    return Kind(state, moment, lambda event: isinstance(event, DeadlinePassed) and event.moment == moment)


def brings(moment: str, state: Application, kind: type[Event]) -> Kind:
    return Kind(state, moment, lambda event: isinstance(event, kind))


UNTIL = NOW.date() + timedelta(days=14)
SHIFTED = then(an_application(released(), soft()), replace(soft((2027, 17), "frost"), called=False))
STANDS = then(an_application(released(), soft()), StallOrder("water", "permit"), by=WATER)
KINDS = {
    "a contact moment of an operator": passes("B", QUOTED),
    "the first contact moment with the contractor": passes("1", an_application(released())),
    "the call about a shift": passes("1a", SHIFTED),
    "the day to be agreed": passes("2", an_application(released(), soft())),
    "the work itself": passes("execution", an_application(released(), soft(), hard(date(2026, 12, 8), cause="frost"))),
    "a milestone": passes("permit_granted", an_application(released())),
    "what the customer does": passes("customer_works_ready", an_application(released(), soft())),
    "the next contact": passes("next", then(an_application(), a_talk())),
    "delivery": passes("C", an_application(released(), soft(), hard(), *completed())),
    "a remaining point": passes(
        "point:p1",
        then(an_application(released(), soft(), hard(), *completed()), NotePoint("water", CONTRACTOR, UNTIL, "t1")),
    ),
    "a standstill": passes("resume", STANDS),
    "a date to be planned again": passes("replan", STANDS),
    "a quote": brings(
        "quote_accepted", then(QUOTED, SendSum("quote", "water", Sum(1, UNTIL, "O")), by=WATER), QuoteLapsed
    ),
    "an invoice": brings(
        "invoice_paid", then(an_application(), SendSum("invoice", "water", Sum(1, UNTIL, "F")), by=WATER), OrderStalled
    ),
    "a complaint": brings("complaint:k1", then(an_application(), Complain("t1"), by="customer"), ComplaintRaised),
    "half the legal term": passes("legal_50", an_application(first=submitted("electricity"))),
    "a customer's silence": brings("silence", COMPLETE, StillOnIt),
}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def ends(kind: Kind) -> timedelta:
    """How long after ``NOW``."""
    return min(due.due for due in kind.state.deadlines if due.moment == kind.moment) - NOW


def seen(kind: Kind, *sweeps: timedelta) -> int:
    """How often it fired, with a sweep that came so long after ``NOW``, each twice."""
    needs, applications, _ = a_watch(kind.state)
    for at in sweeps:
        watch(needs, NOW + at)
        watch(needs, NOW + at)
    return sum(kind.fires(event) for commit in applications.commits for event in commit.events)


def disciplines(kind: Kind) -> int:
    """In how many orders the same term runs to the same day."""
    return sum(due.moment == kind.moment and due.due - NOW == ends(kind) for due in kind.state.deadlines)


@each_kind
def test_it_fires_in_the_minute_in_which_it_passes_and_not_before(kind: Kind) -> None:
    assert seen(kind, ends(kind) - MINUTE) == 0
    assert seen(kind, ends(kind)) == disciplines(kind)


@each_kind
def test_it_fires_once_however_often_the_sweep_comes(kind: Kind) -> None:
    assert seen(kind, *(ends(kind) + number * MINUTE for number in range(4))) == disciplines(kind)


@each_kind
def test_it_fires_once_where_the_sweep_was_away_for_hours(kind: Kind) -> None:
    assert seen(kind, ends(kind) - MINUTE, ends(kind) + timedelta(hours=7)) == disciplines(kind)


@each_kind
def test_it_fires_once_where_two_sweeps_come_at_once(kind: Kind) -> None:
    needs, applications, _ = a_watch(kind.state)
    at, others = NOW + ends(kind), []

    def another() -> None:
        if not others:
            others.append(True)
            watch(needs, at)

    applications.before_commit = another
    watch(needs, at)
    assert others
    assert sum(kind.fires(event) for commit in applications.commits for event in commit.events) == disciplines(kind)


def test_the_legal_clock_warns_at_50_75_and_90_percent_and_then_the_term_itself_passes() -> None:
    needs, applications, _ = a_watch(an_application(first=submitted("electricity")))
    for day in range(500):
        watch(needs, NOW + timedelta(days=day))
    warned = [
        event.moment
        for commit in applications.commits
        for event in commit.events
        if isinstance(event, DeadlinePassed) and event.moment.startswith("legal")
    ]
    assert warned == ["legal_50", "legal_75", "legal_90", "legal"]


def test_a_customer_hears_still_on_it_and_staff_gets_a_task_after_every_silence() -> None:
    needs, applications, _ = a_watch(an_application())
    for day in range(100):
        watch(needs, NOW + timedelta(days=day))
    silences = [commit for commit in applications.commits if any(isinstance(e, StillOnIt) for e in commit.events)]
    assert 2 <= len(silences) <= 100 // a_definition().process.silence_working_days
    for commit in silences:
        assert "speak" in {due.moment for due in commit.state.deadlines}
        assert commit.messages


def test_what_was_done_in_time_never_fires() -> None:
    needs, applications, _ = a_watch(then(an_application(released()), Reach("permit_granted"), by=WATER))
    watch(needs, NOW + timedelta(days=300))
    fired = [event for commit in applications.commits for event in commit.events if isinstance(event, DeadlinePassed)]
    assert ("permit_granted", "water") not in {(event.moment, event.discipline) for event in fired}
    assert ("permit_granted", "electricity") in {(event.moment, event.discipline) for event in fired}
