from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.events import NextContact, Sum
from portal.domain.follow_trouble import Trouble, troubles
from portal.domain.reports import Inspect, LogContact, Reach, ReportCongestion, SendSum, StallOrder
from tests.builders import CONTRACTOR, NOW, a_definition, hard, released, soft
from tests.situations import LOOK, SITUATIONS, Told, lived

OVERDUE = Sum(89_500, date(2026, 12, 1), "F-1")


def found(*told: Told, later: timedelta = timedelta(days=20), **how: object) -> tuple[Trouble, ...]:
    return troubles(lived(*told, **how), a_definition(), "nl", NOW + later)  # type: ignore[arg-type]


def test_where_all_goes_well_there_is_no_trouble() -> None:
    assert found(released(), soft(), later=timedelta(days=7)) == ()


def test_what_stands_still_alike_is_said_once() -> None:
    trouble = found(released(), soft(), StallOrder("electricity", "frost"), StallOrder("water", "frost"), days=0)
    assert [(known.kind, known.names) for known in trouble] == [("stalled", ("Stroom", "Water"))]


def test_a_standstill_says_who_sees_to_it_and_by_when() -> None:
    stalled, *_ = found(released(), soft(), StallOrder("electricity", "permit"))
    assert stalled.who == "Stroomland Netbeheer"
    assert stalled.why == "De vergunning van de gemeente is er nog niet."
    assert stalled.by is not None
    assert not stalled.yours


def test_what_waits_for_the_customer_is_the_customers() -> None:
    stalled, *_ = found(released(), soft(), StallOrder("electricity", "customer_works"))
    assert stalled.yours


def test_a_look_that_found_something_says_what_it_costs() -> None:
    look = Inspect(False, "t-found", "failed_visit")
    failed, *_ = found(released(), soft(), LOOK, look)
    assert (failed.kind, failed.charge) == ("inspection", "Wij komen voor niets")
    assert failed.cents > 0


def test_once_another_look_is_planned_the_failed_one_is_past() -> None:
    assert [known.kind for known in found(released(), soft(), LOOK, Inspect(False, "t"), LOOK)] == []


def test_an_invoice_past_its_day_waits_for_payment_alone() -> None:
    unpaid, *others = found(SendSum("invoice", "electricity", OVERDUE), later=timedelta(days=10))
    assert (unpaid.kind, unpaid.names, unpaid.cents, unpaid.yours) == ("payment", ("Stroom",), 89_500, True)
    assert others == []


def test_a_paid_invoice_is_no_trouble() -> None:
    paid = found(SendSum("invoice", "electricity", OVERDUE), Reach("invoice_paid", ("electricity",)), days=1)
    assert "payment" not in [known.kind for known in paid]


def test_a_later_date_says_why_and_who_calls() -> None:
    moved, *_ = found(released(), soft(), soft((2027, 17), cause="frost"))
    assert (moved.kind, moved.names) == ("moved", ("Stroom", "Water"))
    assert moved.why.startswith("De grond is bevroren")


def test_a_shift_that_nobody_told_yet_says_until_when_somebody_calls() -> None:
    uncalled = replace(soft((2027, 17), cause="frost"), called=False)
    moved, *_ = found(released(), soft(), uncalled, days=0)
    assert moved.by is not None
    state = lived(released(), soft(), uncalled, days=0)
    moment = next(due.moment for due in state.deadlines if due.closes_on == "contacted")
    talk = LogContact(moment, NOW, "phone", True, (), "t1", "", NextContact(date(2027, 4, 5), CONTRACTOR, "phone"))
    told, *_ = found(released(), soft(), uncalled, talk, days=0)
    assert told.by is None


def test_a_day_within_the_promised_week_is_no_change() -> None:
    assert found(released(), soft(), hard(), later=timedelta(days=9)) == ()


def test_a_full_network_says_until_when_the_law_gives() -> None:
    full, *_ = found(ReportCongestion("electricity"), later=timedelta(days=3))
    assert full.kind == "congested"
    assert full.by is not None


def test_what_is_overdue_is_named_with_its_owner() -> None:
    late, *_ = found(later=timedelta(days=40))
    assert (late.kind, late.who) == ("late", "Stroomland Netbeheer")


@pytest.mark.parametrize("name", SITUATIONS)
def test_trouble_is_never_said_of_what_is_over(name: str) -> None:
    definition = a_definition("veldgloed" if name == "heat" else "mijnaansluiting")
    state = SITUATIONS[name]()
    if not state.is_open:
        told = troubles(state, definition, "nl", NOW + timedelta(days=400))
        assert {known.kind for known in told} <= {"payment"}
