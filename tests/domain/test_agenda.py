"""What is planned: one entry for all that goes together, gone once it is done."""

from dataclasses import replace
from datetime import date, timedelta

from portal.domain.agenda import agenda, opens_again
from portal.domain.application import Inspection
from tests.builders import NOW, a_deviation, an_application, completed, hard, released, soft


def test_without_a_date_nothing_is_planned() -> None:
    assert agenda(an_application(released())) == ()


def test_disciplines_that_go_together_are_one_entry() -> None:
    (entry,) = agenda(an_application(released(), soft()))
    assert (entry.kind, entry.first_day, entry.disciplines) == ("soft", date(2027, 4, 5), ("electricity", "water"))
    assert entry.openings == 1


def test_a_day_takes_the_place_of_its_week() -> None:
    (entry,) = agenda(an_application(released(), soft(), hard(date(2027, 4, 6), "morning")))
    assert (entry.kind, entry.first_day, entry.last_day, entry.part) == ("hard", *[date(2027, 4, 6)] * 2, "morning")


def test_who_deviates_has_an_entry_of_its_own_and_opens_the_pavement_again() -> None:
    entries = agenda(an_application(released(), soft(exceptions=(a_deviation("water"),))))
    assert [(entry.disciplines, entry.openings) for entry in entries] == [(("electricity",), 2), (("water",), 2)]


def test_a_look_at_the_site_is_an_entry_until_it_is_done() -> None:
    look = Inspection(date(2027, 3, 30), "afternoon", "visit")
    state = replace(an_application(), inspection=look)
    assert [entry.kind for entry in agenda(state)] == ["inspection"]
    assert agenda(replace(state, inspection=replace(look, passed=True))) == ()


def test_what_is_done_is_planned_no_longer() -> None:
    assert agenda(an_application(released(), soft(), hard(), *completed(), at=NOW)) == ()


def test_only_what_opens_a_pavement_names_its_street() -> None:
    state = replace(an_application(released(), soft()), pavement="s")
    assert [entry.pavement for entry in agenda(state)] == ["s"]
    flat = tuple(replace(order, part=replace(order.part, digging=False)) for order in state.orders)
    assert [entry.pavement for entry in agenda(replace(state, orders=flat))] == [""]


def test_a_street_opens_again_on_other_days_within_the_weeks() -> None:
    (entry,) = agenda(replace(an_application(released(), soft(), hard()), pavement="s"))

    def moved(days: int) -> bool:
        later = timedelta(days=days)
        other = replace(entry, first_day=entry.first_day + later, last_day=entry.last_day + later)
        return opens_again(entry, other, 6) and opens_again(other, entry, 6)

    assert [moved(days) for days in (0, 1, 42, 43)] == [False, True, True, False]
    assert not opens_again(entry, replace(entry, first_day=date(2027, 4, 1), last_day=date(2027, 4, 9)), 6)
    assert not opens_again(entry, replace(entry, pavement="another", first_day=date(2027, 4, 13)), 6)
