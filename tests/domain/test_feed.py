from portal.domain.application import CUSTOMER
from portal.domain.events import Undone
from portal.domain.feed import Change, News, news
from portal.domain.planning import decide
from portal.domain.reports import CancelOrders, Command, Complete, MakeWish, Reach, StallOrder
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, after, an_application, released, soft, submitted


def told(*before: Command, then: Command, by: str = CONTRACTOR) -> dict[str, tuple[Change, ...]]:
    state = an_application(*before)
    events = decide(state, then, by, a_definition(), NOW)
    return {item.organisation: item.changes for item in news(after(state, events), events)}


def test_the_first_day_an_operator_hears_of_its_own_order_only() -> None:
    first = submitted()
    heard = {item.organisation: item.changes for item in news(an_application(first=first), (first,))}

    assert heard == {
        POWER: (Change("submitted", "electricity"),),
        WATER: (Change("submitted", "water"),),
    }


def test_the_contractor_hears_of_an_order_from_its_release_on() -> None:
    assert told(then=Reach("released", ("water",)), by=WATER) == {CONTRACTOR: (Change("released", "water"),)}
    assert told(then=StallOrder("water", "permit"), by=WATER) == {}
    assert told(released(), then=StallOrder("water", "permit"), by=WATER) == {CONTRACTOR: (Change("stalled", "water"),)}


def test_each_operator_hears_what_the_contractor_planned_for_its_order() -> None:
    assert told(released(), then=soft()) == {
        POWER: (Change("date", "electricity"),),
        WATER: (Change("date", "water"),),
    }


def test_nobody_hears_what_it_said_itself() -> None:
    assert CONTRACTOR not in told(released(), then=Complete("water"))
    assert told(released(), then=CancelOrders(("water",), "withdrawn"), by=WATER) == {
        CONTRACTOR: (Change("cancelled", "water"),)
    }


def test_what_a_customer_would_have_otherwise_is_heard_by_the_contractor_who_decides() -> None:
    assert told(then=MakeWish("change", "t1"), by=CUSTOMER) == {CONTRACTOR: (Change("wish"),)}


def test_what_is_taken_back_is_told_to_all() -> None:
    state = an_application(released())
    heard = news(state, (Undone(NOW, CONTRACTOR, 1),))
    assert {item.organisation for item in heard} == {POWER, WATER}


def test_an_item_is_known_by_the_application_and_its_version() -> None:
    state = an_application(released())
    item = News(WATER, state.reference, state.version, NOW, ())
    assert item.id == f"{state.reference}.{state.version}"
