from dataclasses import replace

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.events import MilestoneReached
from portal.domain.follow_todos import todos, works_by
from portal.domain.reports import CancelOrders, Reach
from tests.builders import NOW, a_definition, a_document, after, completed, released, soft
from tests.situations import lived


def left(state: Application) -> list[str]:
    """Ids of what is left to do, as the customer sees them."""
    return [todo.id for todo in todos(state, a_definition(), "nl")]


def product_asks(id: str, what: str) -> set[str]:
    product = next(product for product in a_definition().catalogue.products if product.id == id)
    return set(getattr(product, what))


def test_missing_drawings_and_own_works_are_left_to_do() -> None:
    both = {"electricity_new", "water_new"}
    asked = {id for product in both for what in ("drawings", "works") for id in product_asks(product, what)}
    assert set(left(lived())) == asked


def test_each_thing_stands_once_and_drawings_come_first() -> None:
    seen = todos(lived(), a_definition(), "nl")
    assert len({todo.id for todo in seen}) == len(seen)
    assert [todo.drawing for todo in seen] == sorted((todo.drawing for todo in seen), reverse=True)


def test_a_drawing_that_came_along_is_not_asked_for() -> None:
    assert "site_plan" not in left(lived(documents=(a_document("site_plan"),)))


def test_what_is_said_in_the_language_of_the_page() -> None:
    (dutch, *_), (english, *_) = todos(lived(), a_definition(), "nl"), todos(lived(), a_definition(), "en")
    assert (dutch.name, english.name) == ("Situatietekening", "Site plan")
    assert dutch.about != english.about


def test_what_another_open_order_needs_too_stays_when_one_is_out() -> None:
    only_water = lived(released(), CancelOrders(("electricity",), "withdrawn"))
    assert set(left(only_water)) == product_asks("water_new", "drawings") | product_asks("water_new", "works")


def test_once_the_works_are_ready_only_drawings_are_left() -> None:
    state = lived(released(), soft(), Reach("customer_works_ready"))
    assert set(left(state)) == {"site_plan", "floor_plan"}


def test_once_the_information_is_complete_only_works_are_left() -> None:
    complete = [
        MilestoneReached(NOW, "stroomland", "information_complete", order) for order in ("electricity", "water")
    ]
    assert not {"site_plan", "floor_plan"} & set(left(after(lived(), complete)))


def test_after_completion_nothing_is_left() -> None:
    assert left(lived(released(), soft(), *completed())) == []


def test_a_product_that_an_editor_removed_leaves_what_was_noted_for_its_discipline() -> None:
    catalogue = a_definition().catalogue
    definition = a_definition(catalogue=replace(catalogue, products=()))
    state = lived()
    assert {todo.id for todo in todos(state, definition, "nl")} == {todo.id for todo in state.todos}


def test_works_are_due_once_a_week_is_agreed() -> None:
    state = lived(released(), soft())
    due = {known.owner: known.due for known in state.deadlines if known.closes_on == "customer_works_ready"}
    assert works_by(lived(released())) is None
    assert works_by(state) == local(due["customer"]).date()
    assert due["portal"] < due["customer"], "the portal reminds of them sooner"
    assert works_by(lived(released(), soft(), Reach("customer_works_ready"))) is None
