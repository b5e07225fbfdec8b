from datetime import date

from portal.domain.events import NextContact
from portal.domain.planning import decide
from portal.domain.reports import LogContact
from portal.services.failing import Failing
from tests.builders import CONTRACTOR, NOW, a_definition, a_person, a_reference, after, an_application
from tests.services.in_memory import InMemoryApplications
from tests.services.post import a_message

REFERENCE = a_reference()


def failing(applications: InMemoryApplications) -> Failing:
    return Failing(applications, a_definition(), lambda: NOW)


def known() -> InMemoryApplications:
    applications = InMemoryApplications(an_application())
    applications.people[REFERENCE] = a_person()
    return applications


def test_an_address_that_takes_nothing_is_given_up_once() -> None:
    applications = known()
    failing(applications).address_failed(REFERENCE, "mail", a_person().mail)
    assert applications.commits[0].person == a_person(failed=(a_person().mail,))
    applications.people[REFERENCE] = applications.commits[0].person
    failing(applications).address_failed(REFERENCE, "mail", a_person().mail)
    assert len(applications.commits) == 1


def test_a_message_that_reached_nobody_is_a_task_once_however_often_it_is_told() -> None:
    applications = known()
    for id in ("m1", "m1", "m2"):
        failing(applications).undelivered(a_message(id))
    tasks = [due for commit in applications.commits for due in commit.opened if due.moment == "undelivered"]
    assert [(due.owner, due.late) for due in tasks] == [(CONTRACTOR, False)]
    assert len(applications.commits) == 2


def test_a_commit_whose_answer_is_lost_is_not_done_twice() -> None:
    applications = known()
    applications.lost = 1
    failing(applications).undelivered(a_message())
    assert len(applications.commits) == 1


def test_the_task_ends_when_the_customer_was_spoken_to() -> None:
    applications = known()
    failing(applications).undelivered(a_message())
    state = applications.states[REFERENCE]
    call = LogContact("1b", NOW, "phone", True, (), "t1", "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
    spoken = after(state, decide(state, call, CONTRACTOR, a_definition(), NOW))
    assert [due for due in spoken.deadlines if due.moment == "undelivered"] == []


def test_nothing_is_written_about_an_application_that_is_gone() -> None:
    applications = InMemoryApplications()
    failing(applications).undelivered(a_message())
    failing(applications).address_failed(REFERENCE, "mail", "x")
    assert applications.commits == []
