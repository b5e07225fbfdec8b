"""The oracles see what they are there for: each is shown one breach, and an honest commit beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from portal.domain.application import Application
from portal.domain.calendar import instant
from portal.domain.events import Deadline, DeadlinePassed, Event, MilestoneReached
from portal.services.changes import changes
from portal.services.ports import Commit
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, a_log, an_application, released, submitted
from tests.simulation.oracles import MOST_OPERATIONS, Oracles, operations, who_acts

STATE = an_application(released())
SUNDAY = instant(date(2026, 12, 6), time(17))


def breaches(before: Application | None, commit: Commit) -> list[str]:
    oracles = Oracles(a_definition(), heard_at={commit.state.reference: NOW})
    oracles(before, commit)
    return [sentence.split(": ", 1)[1] for sentence in oracles.breaches]


def reported(*opens: Deadline, at: datetime = NOW) -> Event:
    return MilestoneReached(at, WATER, "permit_granted", "water", opens)


def a_commit(*events: Event) -> Commit:
    return changes(STATE, events, a_definition())


def test_an_honest_commit_is_let_through() -> None:
    assert breaches(STATE, a_commit(reported())) == []
    first = a_log()[0]
    assert breaches(None, Commit(an_application(), (first,))) == []


def test_a_term_before_its_cause_is_seen() -> None:
    early = Deadline("1a", "", CONTRACTOR, NOW - timedelta(minutes=1), "contacted")
    (breach,) = breaches(STATE, a_commit(reported(early)))
    assert "before its cause" in breach


def test_a_term_in_working_days_on_a_day_off_is_seen() -> None:
    for day in (SUNDAY, instant(date(2026, 12, 25), time(17))):
        (breach,) = breaches(STATE, a_commit(reported(Deadline("1a", "", CONTRACTOR, day, "contacted"))))
        assert "nobody works" in breach


def test_an_order_that_nobody_brings_further_is_seen() -> None:
    legal_and_talk = tuple(due for due in STATE.deadlines if due.moment == "silence" or due.moment.startswith("legal"))
    stuck = replace(STATE, deadlines=legal_and_talk)
    found = breaches(STATE, Commit(stuck, ()))
    assert [breach.split()[:3] for breach in found] == [["nobody", "owes", "anything"]] * 2


def test_a_customer_whom_nobody_listens_for_is_seen() -> None:
    deaf = replace(STATE, deadlines=tuple(due for due in STATE.deadlines if due.moment != "silence"))
    assert breaches(STATE, Commit(deaf, ())) == ["nobody listens for silence"]


def test_a_silence_that_lasts_too_long_is_seen_unless_the_sweep_was_away() -> None:
    late = NOW + timedelta(days=60)
    passed = a_commit(DeadlinePassed(late, "portal", "1", "", CONTRACTOR))
    (breach,) = breaches(STATE, passed)
    assert breach.startswith("silent from")
    oracles = Oracles(a_definition(), heard_at={STATE.reference: NOW}, outages=[(NOW + timedelta(days=20), late)])
    oracles(STATE, passed)
    assert oracles.breaches == []


def test_a_command_that_is_too_large_is_seen() -> None:
    many = a_commit(*(reported() for _ in range(MOST_OPERATIONS)))
    assert operations(many) > MOST_OPERATIONS
    assert f"{operations(many)} operations in one command" in breaches(STATE, many)


def test_nobodys_turn_is_seen() -> None:
    first = submitted("water")
    nobody = replace(first, parts=(replace(first.parts[0], operator="nobody_known"),))
    now = datetime(2026, 12, 1, tzinfo=UTC)
    (breach,) = who_acts(an_application(first=nobody), a_definition(), now)
    assert breach.startswith("who acts now for water: ''")
    assert list(who_acts(an_application(first=first), a_definition(), now)) == []
