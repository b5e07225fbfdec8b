"""Codes, links of others and word to an old address: each to whom it is for, and to nobody once it is over."""

import json

import pytest

from portal.domain.channels import Way
from portal.domain.codes import code_for
from portal.domain.definition import Written
from portal.domain.events import Event
from portal.domain.links import opens
from portal.domain.outgoing import messages_for
from portal.domain.person import Person
from portal.domain.planning import decide
from portal.domain.reports import AskCode, ChangeDetails, Command, EndShare, ShareLink
from portal.services.apart import Addressing, Apart
from portal.services.message_ports import Refused
from tests.builders import KEYS, NOW, a_definition, a_person, after, an_application
from tests.services.in_memory import InMemoryApplications

BASE = "https://portaal.example"
WHO = json.dumps({"name": "Kim", "mail": "kim@ander.example"})


def sent(
    *commands: Command,
    then: tuple[Command, ...] = (),
    texts: dict[str, str] | None = None,
    person: Person | None = None,
    order: tuple[Written, ...] = ("mail", "sms", "letter"),
) -> Apart | None:
    """What the message of the last command says, after what happened then."""
    definition, state = a_definition(), an_application()
    events: tuple[Event, ...] = ()
    for command in commands:
        events = decide(state, command, "customer", definition, NOW)
        state = after(state, events)
    (message,) = messages_for(state, events, definition)
    for command in then:
        state = after(state, decide(state, command, "customer", definition, NOW))
    store = InMemoryApplications(state)
    store.words = {(state.reference, id): words for id, words in (texts or {}).items()}
    return Addressing(store, definition, KEYS, BASE, order)(message, state, person or a_person())


def test_a_code_goes_to_the_known_address_and_stands_in_no_table() -> None:
    told = sent(AskCode("cancel", "f1"))
    assert told is not None
    assert told.way == Way("mail", a_person().mail)
    assert told.values["code"] == code_for(KEYS.secrets["a"], an_application().reference, "f1", NOW)
    assert len(str(told.values["code"])) == 6


def test_without_a_mail_address_that_works_a_code_is_texted() -> None:
    for person in (a_person(mail=""), a_person(failed=(a_person().mail,))):
        told = sent(AskCode("cancel", "f1"), person=person)
        assert told is not None
        assert told.way == Way("sms", a_person().phone)


def test_where_no_text_leaves_a_code_is_never_sent_by_letter() -> None:
    with pytest.raises(Refused):
        sent(AskCode("cancel", "f1"), person=a_person(mail=""), order=("mail", "letter"))


def test_a_code_that_another_took_the_place_of_is_not_sent_any_more() -> None:
    assert sent(AskCode("cancel", "f1"), then=(AskCode("cancel", "f2"),)) is None


@pytest.mark.parametrize("purpose", ["follow", "act"])
def test_somebody_else_gets_a_link_of_their_own_in_their_language(purpose: str) -> None:
    told = sent(ShareLink(purpose == "act", "t1", "en"), texts={"t1": WHO})
    assert told is not None
    link = str(told.values["follow_link"])
    assert (told.way.address, told.language) == ("kim@ander.example", "en")
    assert link.startswith(f"{BASE}/en/follow/")
    assert opens(KEYS, link.rpartition("/")[2], purpose, an_application().reference, 1, None, NOW)


def test_a_link_that_was_withdrawn_before_it_left_is_not_sent() -> None:
    assert sent(ShareLink(False, "t1", "en"), then=(EndShare("p1"),), texts={"t1": WHO}) is None
    assert sent(ShareLink(False, "t1", "en")) is None


def test_the_address_known_before_is_told() -> None:
    told = sent(ChangeDetails(("mail",), "t1", "nl"), texts={"t1": "oud@klant.example"})
    assert told is not None
    assert told.way == Way("mail", "oud@klant.example")
    assert sent(ChangeDetails(("mail",), "t1", "nl")) is None


def test_every_code_differs_by_form_application_time_and_key() -> None:
    later = NOW.replace(second=1)
    codes = {
        code_for(secret, reference, form, at)
        for secret in (b"a", b"b")
        for reference in ("MA-1", "MA-2")
        for form in ("f1", "f2")
        for at in (NOW, later)
    }
    assert len(codes) == 16
