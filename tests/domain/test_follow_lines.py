from datetime import date

from portal.domain.follow_lines import lines
from portal.domain.follow_views import LineView
from portal.domain.reports import CancelOrders, Reach
from tests.builders import a_definition, a_deviation, completed, hard, released, soft
from tests.situations import ANSWERED, PLANNED, Told, lived


def history(*told: Told, **how: object) -> tuple[LineView, ...]:
    return lines(lived(*told, **how), a_definition(), "nl")  # type: ignore[arg-type]


def test_the_newest_comes_first() -> None:
    seen = history(*PLANNED, *completed(), Reach("delivered"), ANSWERED)
    assert seen[0].text == "survey_answered"
    assert seen[-1].text == "submitted"
    assert [line.on for line in seen] == sorted((line.on for line in seen), reverse=True)


def test_what_holds_for_all_disciplines_is_said_once_without_naming_them() -> None:
    agreed, _, _ = history(Reach("released", ("electricity",)), soft())
    assert (agreed.text, agreed.disciplines) == ("soft_date_agreed", ())


def test_what_holds_for_some_names_them() -> None:
    reached, _ = history(Reach("released", ("water",)))
    assert (reached.text, reached.disciplines) == ("released", ("Water",))


def test_what_differs_is_not_put_together() -> None:
    dates = [line for line in history(released(), soft(exceptions=(a_deviation("water"),))) if line.first_day]
    assert [line.disciplines for line in dates] == [("Water",), ("Stroom",)]


def test_the_same_on_another_day_is_said_again() -> None:
    seen = history(Reach("released", ("water",)), Reach("released", ("electricity",)))
    assert [line.disciplines for line in seen[:2]] == [("Stroom",), ("Water",)]


def test_a_date_comes_with_its_part_of_the_day_and_its_cause() -> None:
    moved, *_ = history(released(), soft(), hard(), hard(date(2027, 4, 20), "morning", cause="capacity"))
    assert (moved.first_day, moved.last_day, moved.part) == (date(2027, 4, 20), date(2027, 4, 20), "morning")
    assert moved.cause == "Er zijn te weinig monteurs beschikbaar."


def test_it_says_who_did_it_but_never_who_the_customer_is() -> None:
    stopped, taken_on, sent = history(released(), CancelOrders((), "withdrawn"))
    assert (stopped.by, taken_on.by, sent.by) == ("Grondwerk Oost", "Grondwerk Oost", "")


def test_one_discipline_needs_no_name() -> None:
    assert all(line.disciplines == () for line in history(released(), soft(), disciplines=("water",)))
