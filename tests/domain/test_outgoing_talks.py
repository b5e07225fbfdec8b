"""A talk is confirmed by one mail that says all of it ([KCP] rule 4)."""

from dataclasses import replace
from datetime import date, timedelta

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import NextContact
from portal.domain.outgoing import Message, messages_for
from portal.domain.planning import decide_all
from portal.domain.reports import Command, Complete, CorrectContact, LogContact
from tests.builders import CONTRACTOR, NOW, a_definition, after, an_application, completed, hard, released, soft

WAIT = timedelta(minutes=2)
GATHER = timedelta(minutes=5)
"""So long news waits for other news, in the brand that these tests use."""


def a_talk(**changes: object) -> LogContact:
    then = NextContact(date(2027, 3, 1), CONTRACTOR, "phone")
    return replace(LogContact("1", NOW, "phone", True, (), "t1", "Alles besproken.", then), **changes)


def a_try(text: str) -> LogContact:
    return a_talk(reached=False, text=text, next=None)


def told(
    *commands: Command, state: Application | None = None, definition: Definition | None = None, wait: timedelta = WAIT
) -> tuple[Message, ...]:
    there, before = definition or a_definition(), state or an_application(released())
    events = decide_all(before, commands, CONTRACTOR, there, NOW)
    return messages_for(after(before, events), events, there, wait)


def test_a_talk_is_confirmed_with_what_was_agreed_in_it_and_the_next_contact() -> None:
    (message,) = told(a_talk())

    assert message.name == "contact"
    assert message.values["contact"] == "c1"
    assert (message.values["next_week"], message.values["next_by"]) == ("2027-03-01", CONTRACTOR)
    assert message.values["agreed"] == ""


def test_a_date_agreed_in_a_talk_is_told_in_the_same_mail_and_in_no_other() -> None:
    for command in (soft(), hard()):
        (message,) = told(a_talk(), command)
        assert (message.name, message.values["agreed"]) == ("contact", "DateAgreed")


def test_a_try_that_reached_nobody_is_not_mailed_and_hides_no_date() -> None:
    assert told(a_try("t1")) == ()
    assert [message.name for message in told(a_try("t1"), soft())] == ["soft_date"]


def test_the_last_of_the_set_number_of_tries_is_mailed() -> None:
    definition = a_definition()
    tries = definition.process.call_tries
    tried = an_application(released(), *(a_try(f"t{number}") for number in range(1, tries)))

    assert [message.name for message in told(a_try(f"t{tries}"), state=tried)] == ["not_reached"]


def test_a_correction_is_mailed_too() -> None:
    state = an_application(released(), a_talk())

    (message,) = told(CorrectContact("c1", (), "t2", "Toch anders."), state=state)

    assert (message.name, message.values["contact"]) == ("contact_corrected", "c1")


def test_nothing_leaves_as_long_as_it_can_be_taken_back() -> None:
    longer = GATHER + timedelta(minutes=1)
    assert [message.not_before for message in told(a_talk(), wait=longer)] == [NOW + longer]
    assert [message.not_before for message in told(a_talk())] == [NOW + GATHER]


def test_only_the_survey_does_not_wait() -> None:
    nearly = an_application(released(), completed("electricity")[0])

    waits = {message.kind: message.not_before - NOW for message in told(Complete("water"), state=nearly)}

    assert waits == {"survey": timedelta()}
