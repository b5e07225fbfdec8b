from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import ContactLogged, Event, NextContact
from portal.domain.planning import decide
from portal.domain.reports import CorrectContact, Impossible, LogContact, NotYours
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, after, an_application, released, soft

SUBJECT = a_definition().reasons[0].id
NEXT = NextContact(date(2027, 3, 15), CONTRACTOR, "phone")
CALL = LogContact("1a", NOW, "phone", True, (SUBJECT,), "t1", "Meterkast is bijna klaar.", NEXT)
TRY = replace(CALL, reached=False, next=None, text="t2", summary="")


def report(state: Application, command: LogContact | CorrectContact, by: str = CONTRACTOR) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def test_a_contact_keeps_when_how_about_what_and_what_comes_next() -> None:
    state = after(an_application(), report(an_application(), CALL))
    (contact,) = state.contacts
    assert (contact.id, contact.by, contact.moment, contact.means, contact.reached) == (
        "c1",
        CONTRACTOR,
        "1a",
        "phone",
        True,
    )
    assert (contact.subjects, contact.text, state.next_contact) == ((SUBJECT,), "t1", NEXT)


def test_every_contact_ends_with_the_next() -> None:
    with pytest.raises(Impossible, match="ends with the next"):
        report(an_application(), replace(CALL, next=None))


def test_a_contact_is_logged_after_it_took_place() -> None:
    with pytest.raises(Impossible, match="after it took place"):
        report(an_application(), replace(CALL, happened_at=NOW + timedelta(hours=1)))


def test_a_subject_is_one_that_the_definition_has() -> None:
    with pytest.raises(Impossible, match="No subject is called nonsense"):
        report(an_application(), replace(CALL, subjects=("nonsense",)))


def test_one_talk_fulfils_the_contact_moment_that_joins_it_too() -> None:
    """Whoever was called in vain about the look at the site is spoken to about it with the day."""
    third = replace(TRY, moment="3", text="t3")
    tried = after(an_application(released(), soft()), report(an_application(released(), soft()), third))
    assert [due.moment for due in tried.deadlines if due.moment == "3"] == ["3"]
    both = replace(CALL, moment="2", also="3", text="t4")
    told = after(tried, report(tried, both))
    assert [due.moment for due in told.deadlines if due.moment == "3"] == []
    assert "3" not in told.tries


def test_a_contact_moment_joins_only_where_the_definition_says_so() -> None:
    with pytest.raises(Impossible, match="does not join"):
        report(an_application(released(), soft()), replace(CALL, also="3"))


def test_the_same_contact_sent_again_is_no_news() -> None:
    state = after(an_application(), report(an_application(), CALL))
    assert report(state, CALL) == ()


@pytest.mark.parametrize("words", ["Wij komen in week 14.", "De STARTDATUM is bekend."])
def test_rule_1_an_operator_never_speaks_of_planning(words: str) -> None:
    with pytest.raises(NotYours, match="never speak of planning"):
        report(an_application(), replace(CALL, moment="B", summary=words), WATER)


def test_the_contractor_does() -> None:
    assert report(an_application(), replace(CALL, summary="Wij komen in week 14."))


def test_a_contact_moment_is_made_by_its_owner() -> None:
    with pytest.raises(NotYours, match="the contractor's"):
        report(an_application(), replace(CALL, moment="1"), WATER)
    with pytest.raises(Impossible, match="no contact moment '9'"):
        report(an_application(), replace(CALL, moment="9"))


def test_the_brands_own_people_log_contacts_but_make_nobodys_contact_moment() -> None:
    question = replace(CALL, moment="")
    (event,) = report(an_application(released()), question, by="service")
    assert isinstance(event, ContactLogged)
    assert event.by == "service"
    with pytest.raises(NotYours, match="contractor's"):
        report(an_application(released()), CALL, by="service")


def test_the_brands_own_people_promise_no_planning() -> None:
    with pytest.raises(NotYours, match="planning"):
        report(an_application(released()), replace(CALL, moment="", summary="In week 14 komen ze."), by="service")


def test_rule_5_a_try_is_logged_and_fulfils_nothing() -> None:
    state = an_application(released(), soft())
    state = after(
        state, decide(state, replace(soft((2027, 16), "frost"), called=False), CONTRACTOR, a_definition(), NOW)
    )
    owed = [due for due in state.deadlines if due.moment == "1a"]
    assert owed
    tried = after(state, report(state, TRY))
    assert [due for due in tried.deadlines if due.moment == "1a"] == owed
    called = after(tried, report(tried, replace(CALL, text="t3")))
    assert [due for due in called.deadlines if due.moment == "1a"] == []


def test_rule_5_after_the_set_number_of_tries_a_mail_says_so() -> None:
    state, gave_up = an_application(), []
    for number in range(a_definition().process.call_tries + 1):
        (event,) = report(state, replace(TRY, text=f"t{number}"))
        assert isinstance(event, ContactLogged)
        gave_up.append(event.gave_up)
        state = after(state, [event])
    assert gave_up == [False, False, True, False]


def test_reaching_the_customer_starts_the_count_anew() -> None:
    state = after(an_application(), report(an_application(), TRY))
    state = after(state, report(state, replace(CALL, text="t3")))
    assert state.tries == {}


def test_a_correction_stands_beside_what_was_wrong() -> None:
    state = after(an_application(), report(an_application(), CALL))
    correction = CorrectContact("c1", (SUBJECT,), "t9", "Meterkast is klaar.")
    (contact,) = after(state, report(state, correction)).contacts
    assert (contact.text, contact.corrects) == ("t9", "t1")
    with pytest.raises(NotYours):
        report(state, correction, WATER)
    with pytest.raises(Impossible):
        report(state, replace(correction, contact="c7"))
