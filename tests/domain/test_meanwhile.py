from datetime import date
from typing import get_args

from portal.domain.events import ContactLogged, DateAgreed, LinkRequested, Undone
from portal.domain.meanwhile import TOUCHED_BY, touching
from portal.domain.reports import Ask, AskCode, ChooseSilence, Command, Complain, LogContact, RaiseComplaint
from tests.builders import CONTRACTOR, NOW, hard, soft

CALL = LogContact("1", NOW, "phone", True, (), "t1", "", None)
LOGGED = ContactLogged(NOW, CONTRACTOR, "c1", "1", (), NOW, "phone", False, True, (), "t1", None)
AGREED = DateAgreed(NOW, CONTRACTOR, "soft", ())
ASKED = LinkRequested(NOW, "customer")
UNDONE = Undone(NOW, CONTRACTOR, 1)


def test_a_date_that_was_agreed_meanwhile_touches_who_agrees_one() -> None:
    assert touching([AGREED], [soft()]) == (AGREED,)
    assert touching([AGREED], [CALL, hard(date(2027, 4, 6))]) == (AGREED,)


def test_another_contact_touches_who_logs_one() -> None:
    assert touching([ASKED, LOGGED], [CALL]) == (LOGGED,)


def test_what_has_nothing_to_do_with_it_does_not_hold_anybody_up() -> None:
    assert touching([ASKED], [CALL, soft()]) == ()
    assert touching([LOGGED], [soft()]) == ()


def test_what_was_taken_back_touches_everything() -> None:
    assert touching([UNDONE], [soft()]) == (UNDONE,)


def test_every_report_of_staff_knows_what_touches_it() -> None:
    assert set(get_args(Command)) - TOUCHED_BY.keys() == {Ask, AskCode, ChooseSilence, Complain, RaiseComplaint}
