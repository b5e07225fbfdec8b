"""A mail that came back: its address is given up, and what it said goes another way or becomes somebody's task."""

from dataclasses import replace
from hashlib import sha256

import pytest

from portal.domain.events import AddressFailed, MessageUndelivered
from portal.domain.person import Address, Person
from portal.services.ports import Delivery
from portal.services.take_notice import Notice, take_notice
from tests.builders import CONTRACTOR, NOW, a_definition, a_person, a_reference, an_application, released
from tests.services.in_memory import InMemoryApplications
from tests.services.post import a_message

REFERENCE, DEFINITION = a_reference(), a_definition()
MAIL = a_person().mail
HOME = Address("6811 AB", "Arnhem", "12", "", "Proefstraat")
SENT = a_message(f"{REFERENCE}.2.released", kind="news")
HASH = sha256(SENT.id.encode()).hexdigest()[:32]
BOUNCED = Notice(REFERENCE, HASH, MAIL, "bounce")


def known(person: Person) -> InMemoryApplications:
    applications = InMemoryApplications(an_application(released()))
    applications.people[REFERENCE] = person
    applications.handed_over = [Delivery(SENT.id, "released", "handed_over", NOW, sent_as=SENT.id, made=SENT)]
    return applications


def test_what_bounced_goes_the_next_way_and_never_to_that_address_again() -> None:
    applications = known(a_person(address=HOME))
    assert take_notice(applications, DEFINITION, BOUNCED, NOW)
    [commit] = applications.commits
    assert commit.person == a_person(address=HOME, failed=(MAIL,))
    assert [(one.id, one.name) for one in commit.messages] == [(f"{SENT.id}.again", "released")]
    assert [(one.message, one.state) for one in commit.deliveries] == [(SENT.id, "bounced")]
    assert commit.events == (AddressFailed(NOW, "portal", "mail", "bounce"),)


def test_the_same_notice_again_changes_nothing() -> None:
    applications = known(a_person(address=HOME))
    take_notice(applications, DEFINITION, BOUNCED, NOW)
    applications.people[REFERENCE] = a_person(address=HOME, failed=(MAIL,))
    assert not take_notice(applications, DEFINITION, BOUNCED, NOW)
    assert len(applications.commits) == 1


def test_an_address_that_the_customer_changed_meanwhile_is_left_alone() -> None:
    applications = known(a_person(mail="sanne@elders.example"))
    assert not take_notice(applications, DEFINITION, BOUNCED, NOW)


def test_whoever_complains_gets_nothing_more_there_and_not_the_same_again() -> None:
    applications = known(a_person(address=HOME))
    take_notice(applications, DEFINITION, replace(BOUNCED, why="complaint"), NOW)
    [commit] = applications.commits
    assert (commit.person, commit.messages) == (a_person(address=HOME, failed=(MAIL,)), ())


def test_where_no_way_is_left_somebody_must_speak_to_them_in_time() -> None:
    applications = known(a_person(phone="+31261234567", address=Address("6811 AB", "Arnhem", plot="kavel 12")))
    take_notice(applications, DEFINITION, BOUNCED, NOW)
    [commit] = applications.commits
    assert [type(event) for event in commit.events] == [AddressFailed, MessageUndelivered]
    assert commit.messages == ()
    [task] = [due for due in commit.opened if due.moment == "undelivered"]
    assert (task.owner, task.closes_on) == (CONTRACTOR, "contacted")


@pytest.mark.parametrize("notice", [Notice("MA-9999-999", "x", MAIL, "bounce"), Notice("", "", MAIL, "bounce")])
def test_a_notice_about_nothing_we_know_is_ignored(notice: Notice) -> None:
    assert not take_notice(known(a_person()), DEFINITION, notice, NOW)
