from dataclasses import replace

from portal.domain.application import NOBODYS_LIST, PORTAL
from portal.domain.work_items import next_deadlines, wakes_at
from tests.builders import an_application, released


def test_what_the_customer_or_the_portal_has_to_do_stands_on_nobodys_list() -> None:
    owners = {owner for owner, _ in next_deadlines(an_application(released()))}
    assert owners.isdisjoint({*NOBODYS_LIST} - {PORTAL})


def test_the_sweep_looks_when_the_first_term_passes_whoevers_it_is() -> None:
    state = an_application(released())
    assert next_deadlines(state)[PORTAL, ""].due == wakes_at(state) == min(due.due for due in state.deadlines)


def test_what_passed_already_wakes_nobody_again() -> None:
    state = an_application(released())
    late = replace(state, deadlines=tuple(replace(due, late=True) for due in state.deadlines))
    assert wakes_at(late) is None
    assert (PORTAL, "") not in next_deadlines(late)
