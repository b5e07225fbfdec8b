from datetime import date, timedelta

import pytest

from portal.domain.application import PORTAL, SERVICE
from portal.domain.events import Event, NextContact, StillOnIt
from portal.domain.fold import fold
from portal.domain.planning import decide
from portal.domain.reports import Impossible, LogContact, NotYours
from portal.domain.undoing import undo
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, a_log, a_reference, released, soft

LATER = NOW + timedelta(days=1)


def a_call() -> tuple[Event, ...]:
    """An application that was released, and a day later one contact with a date agreed in it."""
    log = a_log(released())
    call = LogContact("1", LATER, "phone", True, (), "t1", "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
    for command in (call, soft()):
        log += decide(fold(a_reference(), log), command, CONTRACTOR, a_definition(), LATER)
    return log


def test_what_one_command_wrote_is_taken_back_together() -> None:
    log = a_call()
    back = undo(log, CONTRACTOR, a_definition(), LATER + timedelta(seconds=90))
    state = fold(a_reference(), (*log, *back))
    before = fold(a_reference(), a_log(released()))
    assert (state.contacts, state.deadlines, state.lines) == (before.contacts, before.deadlines, before.lines)
    assert state.version == len(log) + 1


def test_after_it_everything_goes_on_as_usual() -> None:
    log = a_call()
    log += undo(log, CONTRACTOR, a_definition(), LATER + timedelta(seconds=90))
    again = decide(fold(a_reference(), log), soft(), CONTRACTOR, a_definition(), LATER + timedelta(minutes=3))
    assert fold(a_reference(), (*log, *again)).order("water").current is not None


def test_only_for_two_minutes() -> None:
    with pytest.raises(Impossible, match="too long ago"):
        undo(a_call(), CONTRACTOR, a_definition(), LATER + timedelta(minutes=2, seconds=1))


def test_only_by_whoever_did_it_last() -> None:
    with pytest.raises(NotYours, match="Something else happened since"):
        undo(a_call(), WATER, a_definition(), LATER)


def test_customer_service_does_not_take_back_what_the_portal_did_by_itself() -> None:
    log = (*a_call(), StillOnIt(LATER, PORTAL, ()))
    with pytest.raises(NotYours):
        undo(log, SERVICE, a_definition(), LATER)


def test_neither_an_application_nor_what_was_taken_back_is_taken_back() -> None:
    log = a_call()
    taken = undo(log, CONTRACTOR, a_definition(), LATER)
    for untouchable in (a_log(), (*log, *taken)):
        with pytest.raises(Impossible, match="nothing left"):
            undo(untouchable, "customer", a_definition(), LATER)
