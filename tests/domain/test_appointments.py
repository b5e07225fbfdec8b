from datetime import date

from portal.domain.application import Application
from portal.domain.appointments import Appointment, appointments
from portal.domain.reports import CancelOrders, Inspect, StallOrder
from tests.builders import a_definition, a_deviation, hard, released, soft
from tests.situations import LOOK, Told, lived


def found(*told: Told) -> dict[str, Appointment]:
    return {one.id: one for one in of(lived(*told))}


def of(state: Application) -> tuple[Appointment, ...]:
    return appointments(state, a_definition(), "nl")


def test_without_a_date_there_is_nothing_to_keep() -> None:
    assert found(released()) == {}


def test_a_week_is_provisional_and_for_all_together() -> None:
    work = found(released(), soft())["work"]
    assert (work.status, work.part, work.names) == ("TENTATIVE", "", ("Stroom", "Water"))
    assert (work.first_day, work.last_day) == (date(2027, 4, 5), date(2027, 4, 9))


def test_an_agreed_half_day_is_confirmed() -> None:
    work = found(released(), soft(), hard(part="morning"))["work"]
    assert (work.status, work.part, work.first_day) == ("CONFIRMED", "morning", date(2027, 4, 6))


def test_a_new_date_keeps_the_id_and_is_a_later_revision() -> None:
    before, moved = (
        found(released(), soft())["work"],
        found(released(), soft(), soft((2027, 17), cause="frost"))["work"],
    )
    assert before.id == moved.id
    assert before.revision < moved.revision


def test_a_day_that_becomes_a_week_again_is_provisional_again() -> None:
    assert found(released(), soft(), hard(), soft((2027, 17), cause="frost"))["work"].status == "TENTATIVE"


def test_what_stands_still_is_no_certain_day() -> None:
    assert found(released(), soft(), hard(), StallOrder("electricity", "permit"))["work"].status == "TENTATIVE"


def test_who_deviates_has_an_appointment_of_its_own() -> None:
    apart = found(released(), soft(exceptions=(a_deviation("water"),)))
    assert apart["work"].names == ("Stroom",)
    assert apart["work-water"].names == ("Water",)


def test_who_joins_the_others_again_has_its_own_struck_through() -> None:
    together = found(released(), soft(exceptions=(a_deviation("water"),)), soft((2027, 16), cause="capacity"))
    assert together["work"].names == ("Stroom", "Water")
    assert together["work-water"].status == "CANCELLED"


def test_dates_that_moved_together_leave_nothing_to_strike_through() -> None:
    assert set(found(released(), soft(), soft((2027, 17), cause="frost"))) == {"work"}


def test_what_is_cancelled_is_struck_through() -> None:
    assert found(released(), soft(), CancelOrders((), "withdrawn"))["work"].status == "CANCELLED"


def test_a_look_at_the_site_is_an_appointment() -> None:
    look = found(released(), soft(), LOOK)["inspection"]
    assert (look.status, look.part) == ("CONFIRMED", "morning")
    assert found(released(), soft(), LOOK, Inspect(True, ""))["inspection"].status == "CONFIRMED"


def test_with_the_application_the_look_falls_off() -> None:
    assert found(released(), soft(), LOOK, CancelOrders((), "withdrawn"))["inspection"].status == "CANCELLED"
