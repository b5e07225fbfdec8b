from dataclasses import replace
from datetime import date

import pytest

from portal.domain.calendar import local
from portal.domain.catalogue import drawings_for, expected_window, legal_deadline, price_on, product_for, works_for
from portal.domain.definition import Product
from portal.domain.events import Todo
from portal.domain.submission import NotDeliverable, decide_submission, total_price
from tests.builders import (
    CONTRACTOR,
    NOW,
    POWER,
    WATER,
    a_choice,
    a_definition,
    a_document,
    a_person,
    answers,
    submitted,
)

DEFINITION = a_definition()
TODAY = local(NOW).date()


def product(discipline: str, kind: str = "new") -> Product:
    found = product_for(DEFINITION.catalogue, discipline, kind)
    assert found is not None
    return found


def test_each_discipline_becomes_a_part_of_its_own_operator() -> None:
    parts = {part.discipline: part for part in submitted("electricity", "water").parts}

    assert (parts["electricity"].operator, parts["water"].operator) == (POWER, WATER)


def test_the_postcode_decides_area_and_contractor() -> None:
    event = submitted()
    area = next(area for area in DEFINITION.organisations.areas if area.id == event.area)

    assert (event.contractor, event.combi) == (CONTRACTOR, area.combi)


def test_the_price_of_today_is_decided_once() -> None:
    part = submitted("electricity").parts[0]

    assert part.cents == price_on(product("electricity"), part.capacity, TODAY)
    assert part.cents is not None


def test_where_a_quote_is_needed_there_is_no_price_and_no_total() -> None:
    quoted = answers("electricity", "water", kind="move")

    assert [part.cents for part in decide_submission(quoted, DEFINITION, NOW).parts] == [None, None]
    assert total_price(quoted, DEFINITION, TODAY) is None


def test_one_part_that_needs_a_quote_leaves_the_whole_without_a_price() -> None:
    heavy = next(capacity.id for capacity in product("electricity").capacities if capacity.quote_only)
    mixed = answers(choices=(replace(a_choice("electricity"), capacity=heavy), a_choice("water")))

    assert total_price(mixed, DEFINITION, TODAY) is None
    assert decide_submission(mixed, DEFINITION, NOW).parts[0].legal_deadline is None


def test_the_total_is_the_sum_of_the_parts() -> None:
    cents = [part.cents or 0 for part in submitted("electricity", "water").parts]

    assert total_price(answers("electricity", "water"), DEFINITION, TODAY) == sum(cents)


def test_several_homes_are_one_application_at_the_price_of_them_all() -> None:
    one, three = (submitted("electricity", homes=homes) for homes in (1, 3))
    assert (one.homes, three.homes) == (1, 3)
    assert three.parts[0].cents == 3 * (one.parts[0].cents or 0) > 0
    assert total_price(answers("electricity", homes=3), DEFINITION, TODAY) == three.parts[0].cents


def test_the_legal_term_runs_from_the_application() -> None:
    part = submitted("electricity").parts[0]

    assert part.legal_deadline == legal_deadline(
        product("electricity"), DEFINITION.catalogue, NOW, DEFINITION.holidays, part.capacity
    )
    assert part.legal_deadline is not None


def test_the_expected_window_is_calculated_and_kept() -> None:
    part = submitted("water", wish_from=date(2027, 4, 5)).parts[0]

    assert (part.expected_from, part.expected_to) == expected_window(product("water"), TODAY, date(2027, 4, 5))


def test_the_wish_is_a_week_from_monday_to_friday() -> None:
    event = submitted(wish_from=date(2027, 4, 5))

    assert (event.wish_from, event.wish_to) == (date(2027, 4, 5), date(2027, 4, 9))


def test_missing_drawings_and_customer_works_become_what_the_customer_still_has_to_do() -> None:
    wanted = (product("electricity"), product("water"))
    todos = submitted("electricity", "water").todos

    drawings = {todo.id for todo in todos if todo.kind == "drawing"}
    works = {todo.id for todo in todos if todo.kind == "works"}
    assert drawings == {drawing.id for drawing in drawings_for(DEFINITION.catalogue, wanted)}
    assert works == {work.id for work in works_for(DEFINITION.catalogue, wanted)}


def test_what_is_shared_by_disciplines_is_asked_once_for_the_first() -> None:
    todos = submitted("electricity", "water").todos

    assert len({todo.id for todo in todos}) == len(todos)
    assert todos[0] == Todo(product("electricity").drawings[0], "drawing", "electricity")


def test_a_drawing_that_was_uploaded_is_not_asked_again() -> None:
    given = submitted("electricity", documents=(a_document("site_plan"),))

    assert "site_plan" not in {todo.id for todo in given.todos}
    assert given.documents == 1


def test_the_event_carries_the_definition_it_was_decided_by() -> None:
    assert submitted().definition == DEFINITION.digest


def test_a_postcode_without_an_area_is_refused_with_the_words_for_it() -> None:
    person = a_person()
    nowhere = a_person(address=replace(person.address, postcode="0000 AA"))

    with pytest.raises(NotDeliverable) as refusal:
        decide_submission(answers(person=nowhere), DEFINITION, NOW)
    assert refusal.value.key == "apply.where.no_area"


def test_what_is_not_possible_is_refused_with_the_words_for_it() -> None:
    assert product("gas").not_possible is not None
    with pytest.raises(NotDeliverable) as refusal:
        submitted("gas")
    assert refusal.value.key == "apply.disciplines.not_possible"


def test_a_discipline_without_an_operator_in_the_area_is_refused() -> None:
    here = DEFINITION.organisations
    areas = tuple(replace(area, operators={"water": WATER}) for area in here.areas)
    definition = a_definition(organisations=replace(here, areas=areas))

    with pytest.raises(NotDeliverable) as refusal:
        submitted("electricity", definition=definition)
    assert refusal.value.key == "apply.where.no_operator"
