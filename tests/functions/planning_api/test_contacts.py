"""Contacts, alone and beside what was agreed in them, and which of two reports is the newer one."""

import json
from typing import Any

import pytest

from functions.planning_api.reading import read_event
from portal.domain.calendar import week_days
from portal.domain.follow import follow
from portal.store.applications import ApplicationStore
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition, a_process
from tests.functions.planning_api.conftest import Sender

CONTACT = {
    "date": "2026-11-23",
    "time": "09:30",
    "employee": "Ploeg Oost",
    "spoken_with": "Sanne de Tester",
    "about": "Kennisgemaakt en week 14 afgesproken.",
    "next": {"week": "2027-W10", "by": CONTRACTOR},
}


def event(reference: str, id: str, **body: object) -> dict[str, object]:
    return {"event_id": id, "application": reference, **body}


def owed(applications: ApplicationStore, reference: str) -> set[str]:
    state = applications.load(reference)
    assert state is not None
    return {due.moment for due in state.deadlines if due.closes_on == "contacted" and due.moment != "next"}


def test_a_contact_is_logged_with_its_words_apart(send: Sender, reference: str, applications: ApplicationStore) -> None:
    answer = send(event(reference, "c-1", type="contact", contact={**CONTACT, "moment": "1"}))

    assert answer.json["result"] == "accepted"
    state = applications.load(reference)
    assert state is not None
    (logged,) = state.contacts
    assert logged.happened_at.isoformat() == "2026-11-23T08:30:00+00:00"
    assert json.loads(applications.text(reference, logged.text) or "") == {
        "employee": "Ploeg Oost",
        "spoken_with": "Sanne de Tester",
        "about": "Kennisgemaakt en week 14 afgesproken.",
    }
    assert "Sanne" not in str(applications.log(reference))


def test_a_date_and_the_contact_in_which_it_was_agreed_are_taken_in_together(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    send(event(reference, "d-1", type="soft_date", week="2027-W14", contact=CONTACT))

    state = applications.load(reference)
    assert state is not None
    assert [contact.moment for contact in state.contacts] == ["1"]
    assert state.orders[0].current is not None
    assert owed(applications, reference) == set()


def test_a_date_whose_contact_cannot_be_is_not_agreed_either(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    endless = {name: value for name, value in CONTACT.items() if name != "next"}
    answer = send(event(reference, "d-1", type="soft_date", week="2027-W14", contact=endless))

    assert answer.status_code == 422
    assert "ends with the next one" in answer.json["detail"]
    assert len(applications.log(reference)) == 1


@pytest.mark.parametrize(
    ("body", "moment"),
    [({"type": "soft_date", "week": "2027-W14"}, "1"), ({"type": "hard_date", "date": "2027-04-06"}, "2")],
)
def test_a_date_without_a_contact_asks_for_one(
    send: Sender, reference: str, applications: ApplicationStore, body: dict[str, Any], moment: str
) -> None:
    send(event(reference, "d-1", **body))

    assert owed(applications, reference) == {moment}


def test_a_shift_without_a_contact_opens_a_call_and_the_call_closes_it(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    send(event(reference, "d-1", type="soft_date", week="2027-W14", contact=CONTACT))
    send(event(reference, "d-2", type="soft_date", week="2027-W15", cause="frost"))
    assert owed(applications, reference) == {"1a"}

    send(event(reference, "c-2", type="contact", contact={**CONTACT, "moment": "1a"}))
    assert owed(applications, reference) == set()


def test_a_try_that_reached_nobody_does_not_count_as_having_called(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    tried = {**CONTACT, "reached": False}
    send(event(reference, "d-1", type="soft_date", week="2027-W14", contact=tried))

    assert owed(applications, reference) == {"1"}


def test_what_an_operator_says_of_planning_is_refused(send: Sender, reference: str) -> None:
    spoken = {**CONTACT, "about": "De planning is week 14.", "next": {"week": "2027-W10", "by": WATER}}
    answer = send(event(reference, "c-1", type="contact", contact=spoken), WATER)

    assert answer.status_code == 403


def test_an_older_date_never_takes_the_place_of_a_newer_one(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    newest = {"type": "soft_date", "week": "2027-W15", "cause": "frost", "as_of": "2026-11-23T09:00:00+01:00"}
    answers = [
        send(event(reference, "new", **newest)),
        send(event(reference, "old", type="soft_date", week="2027-W14", as_of="2026-11-23T08:00:00+01:00")),
        send(event(reference, "new", **newest)),
    ]

    assert [answer.json["result"] for answer in answers] == ["accepted", "superseded", "accepted"]
    state = applications.load(reference)
    assert state is not None
    assert state.orders[0].current is not None
    assert state.orders[0].current.promise.first_day == week_days(2027, 15)[0]
    assert state.shifts == 0


def test_two_that_come_late_are_told_apart_by_when_they_were_so(send: Sender, reference: str) -> None:
    at = "2026-11-{}T08:00:00Z".format
    results = [
        send(event(reference, f"s-{day}", type=kind, discipline="water", as_of=at(day), **more)).json["result"]
        for day, kind, more in [
            (20, "resumed", {}),
            (18, "stalled", {"cause": "permit"}),
            (19, "resumed", {}),
            (17, "stalled", {"cause": "permit"}),
        ]
    ]

    assert results == ["unchanged", "accepted", "accepted", "superseded"]


def test_what_is_yet_to_be_is_refused(send: Sender, reference: str) -> None:
    answer = send(event(reference, "f", type="soft_date", week="2027-W14", as_of="2026-11-24T09:00:00Z"))

    assert answer.status_code == 422
    assert "as_of" in answer.json["detail"]


def test_every_kind_of_event_in_one_application(send: Sender, reference: str, applications: ApplicationStore) -> None:
    told = [
        (POWER, {"type": "quote", "discipline": "electricity", "cents": 125000, "until": "2026-12-21", "number": "Q1"}),
        (POWER, {"type": "quote_refused", "discipline": "electricity"}),
        (POWER, {"type": "milestone", "milestone": "quote_accepted"}),
        (POWER, {"type": "invoice", "discipline": "electricity", "cents": 1, "until": "2026-12-21", "number": "I1"}),
        (POWER, {"type": "congestion", "discipline": "electricity"}),
        (CONTRACTOR, {"type": "released"}),
        (CONTRACTOR, {"type": "soft_date", "week": "2027-W13", "contact": CONTACT}),
        (CONTRACTOR, {"type": "soft_date_corrected", "week": "2027-W14"}),
        (CONTRACTOR, {"type": "contact_corrected", "contact_id": "c1", **_talk()}),
        (CONTRACTOR, {"type": "inspection_planned", "date": "2027-03-08", "means": "video"}),
        (CONTRACTOR, {"type": "inspection_done", "passed": True, "found": "Kast hangt."}),
        (CONTRACTOR, {"type": "hard_date", "date": "2027-04-06"}),
        (CONTRACTOR, {"type": "hard_date_corrected", "date": "2027-04-07"}),
        (CONTRACTOR, {"type": "completion", "discipline": "water"}),
        (CONTRACTOR, {"type": "point_noted", "discipline": "water", "owner": WATER, "until": "2027-05-01", **_text()}),
        (WATER, {"type": "point_solved", "point": "p1"}),
        (WATER, {"type": "complaint", **_text()}),
    ]
    answers = [send(event(reference, f"e-{at}", **body), by) for at, (by, body) in enumerate(told)]

    assert [(answer.json.get("result"), answer.json.get("detail")) for answer in answers] == [("accepted", None)] * 17
    state = applications.load(reference)
    assert state is not None
    owner = state.complaints[0].owner
    send(event(reference, "up", type="complaint_raised", complaint="k1"), owner)
    owner = (applications.load(reference) or state).complaints[0].owner
    answered = send(event(reference, "down", type="complaint_answered", complaint="k1", **_text()), owner)
    assert answered.json["result"] == "accepted"
    after = applications.load(reference)
    assert after is not None
    assert follow(after, a_definition(), "nl", NOW)


def test_the_hash_of_an_event_stays_what_it_was() -> None:
    """It stands in the store for ever: a field that is added must leave it as it is where the field is left out."""
    body = b'{"type": "hard_date", "event_id": "1", "application": "MA-1", "date": "2027-04-06"}'

    assert read_event(body, a_process()).hash == "5314f4e283f0d503457ea4a08f85f908f149a26586ef7d7fd1feac724b399e82"


def _talk() -> dict[str, str]:
    return {"employee": "Ploeg Oost", "spoken_with": "Sanne de Tester", "about": "Week 14 afgesproken, niet week 13."}


def _text() -> dict[str, str]:
    return {"text": "De straat ligt nog open."}
