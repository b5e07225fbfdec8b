"""What organisations send, from key to answer, on a running engine."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from functions.planning_api.app import create_app
from portal.bootstrap.planning_api import PlanningApi
from portal.services.ports import Unavailable
from portal.store.applications import ApplicationStore
from tests.builders import CONTRACTOR, POWER, WATER, a_commit, a_log
from tests.functions.planning_api.conftest import PATH, Sender

AT_ONCE, ROUNDS = 8, 20

STEPS = [
    ({"type": "released"}, CONTRACTOR),
    ({"type": "soft_date", "week": "2027-W14"}, CONTRACTOR),
    (
        {
            "type": "soft_date",
            "week": "2027-W14",
            "exceptions": [{"discipline": "water", "week": "2027-W15", "cause": "permit"}],
        },
        CONTRACTOR,
    ),
    ({"type": "milestone", "milestone": "work_file_ready", "disciplines": ["water"]}, WATER),
    ({"type": "stalled", "discipline": "electricity", "cause": "permit"}, POWER),
    ({"type": "resumed", "discipline": "electricity"}, POWER),
    (
        {
            "type": "hard_date",
            "date": "2027-04-06",
            "part": "morning",
            "exceptions": [{"discipline": "water", "date": "2027-04-13", "cause": "permit", "part": "afternoon"}],
        },
        CONTRACTOR,
    ),
    ({"type": "completion", "discipline": "electricity"}, CONTRACTOR),
    ({"type": "completion", "discipline": "water"}, CONTRACTOR),
    ({"type": "milestone", "milestone": "delivered"}, WATER),
]


def event(reference: str, id: str = "e-1", **body: object) -> dict[str, object]:
    return {"event_id": id, "application": reference, **(body or {"type": "released"})}


def test_an_application_goes_from_release_to_delivery_by_what_is_reported(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    answers = [send(event(reference, f"step-{number}", **body), by) for number, (body, by) in enumerate(STEPS)]

    assert [(answer.status_code, answer.json["result"]) for answer in answers] == [(202, "accepted")] * len(STEPS)
    state = applications.load(reference)
    assert state is not None
    assert not state.is_open
    assert [capability.purpose for capability in state.capabilities] == ["follow", "survey"]
    water = state.order("water")
    assert water is not None
    assert "delivered" in water.reached


def test_the_answer_says_which_event_of_which_application_was_taken_in(send: Sender, reference: str) -> None:
    answer = send(event(reference))

    assert answer.json == {"application": reference, "event_id": "e-1", "result": "accepted"}


def test_a_reference_may_be_written_in_any_way(send: Sender, reference: str) -> None:
    answer = send(event(reference.lower().replace("-", " ")))

    assert answer.json["application"] == reference


def test_the_same_event_again_gets_the_same_answer(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    answers = [send(event(reference)) for _ in range(3)]

    assert len({(answer.status_code, answer.data) for answer in answers}) == 1
    assert len(applications.log(reference)) == 3


def test_the_same_content_in_another_order_and_layout_is_the_same_event(send: Sender, reference: str) -> None:
    body = event(reference, type="released", disciplines=["water"])
    turned = json.dumps(dict(reversed(body.items())), indent=4).encode()

    assert send(body).data == send(turned).data


def test_another_content_under_the_same_id_is_a_conflict(
    send: Sender, reference: str, applications: ApplicationStore
) -> None:
    send(event(reference))
    answer = send(event(reference, type="soft_date", week="2027-W14"))

    assert answer.status_code == 409
    assert "e-1" in answer.json["detail"]
    assert len(applications.log(reference)) == 3


def test_what_was_so_already_is_answered_as_unchanged(send: Sender, reference: str) -> None:
    send(event(reference))

    assert send(event(reference, "e-2")).json["result"] == "unchanged"


def test_the_same_event_eight_times_at_once_happens_once(
    send: Sender, applications: ApplicationStore, next_reference: Callable[[], str]
) -> None:
    for _ in range(ROUNDS):
        reference = next_reference()
        applications.commit(a_commit(a_log(), reference))
        body = event(reference, type="completion", discipline="water")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(send, [body] * AT_ONCE))
        assert {(answer.status_code, answer.data) for answer in answers} == {(202, answers[0].data)}
        assert len(applications.log(reference)) == 2


def test_different_events_at_once_all_happen_or_are_asked_to_come_back(
    send: Sender, applications: ApplicationStore, next_reference: Callable[[], str]
) -> None:
    for _ in range(ROUNDS):
        reference = next_reference()
        applications.commit(a_commit(a_log(), reference))
        bodies = [
            event(reference, "a", type="completion", discipline="water"),
            event(reference, "b", type="completion", discipline="electricity"),
            event(reference, "c", type="milestone", milestone="permit_granted"),
        ]
        with ThreadPoolExecutor(len(bodies)) as pool:
            answers = list(pool.map(send, bodies))
        assert [answer.status_code for answer in answers] == [202] * 3
        state = applications.load(reference)
        assert state is not None
        assert state.version == len(applications.log(reference)) == 5
        assert state.capability("s1") is not None


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic a2V5OmtleQ==", "key-of-deltawater"])
def test_without_a_valid_key_the_answer_is_always_the_same(app: Flask, reference: str, shown: str) -> None:
    answer = app.test_client().post(PATH, json=event(reference), headers={"Authorization": shown} if shown else {})
    answer_json = {**answer.json, "request": ""} if answer.json else {}

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer_json == {
        "type": "about:blank",
        "title": "No valid key",
        "status": 401,
        "detail": "Send your interface key in the header: Authorization: Bearer <key>.",
        "request": "",
    }


def test_an_outsider_gets_the_same_answer_for_an_application_and_for_none(
    send: Sender, reference: str, next_reference: Callable[[], str]
) -> None:
    answers = [send(event(asked), "noordernet") for asked in (reference, next_reference(), "nonsense")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.json["detail"] for answer in answers}) == 1


def test_a_network_operator_plans_nothing(send: Sender, reference: str) -> None:
    answer = send(event(reference, type="soft_date", week="2027-W14"), WATER)

    assert answer.status_code == 403
    assert "never speak of planning" in answer.json["detail"]


def test_what_cannot_be_is_answered_with_what_can(send: Sender, reference: str) -> None:
    answer = send(event(reference, type="completion", discipline="gas"))

    assert answer.status_code == 422
    assert "it has: electricity, water" in answer.json["detail"]


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({"type": "soft_date"}, "week", "is missing; it should be a week such as 2027-W14"),
        ({"type": "soft_date", "week": "week 14"}, "week", "should be a week such as 2027-W14"),
        ({"type": "soft_date", "week": "2027-W60"}, "week", "has no week 60"),
        ({"type": "soft_date", "week": "2027-W14\n"}, "week", "should be a week"),
        ({"type": "hard_date", "date": "2027-02-30"}, "date", "should be a day such as 2027-04-13"),
        ({"type": "hard_date", "date": "2027-04-13", "part": "evening"}, "part", "should be day, morning or afternoon"),
        ({"type": "completion"}, "discipline", "is missing"),
        ({"type": "completion", "discipline": 7}, "discipline", "should be the id of a discipline"),
        ({"type": "completion", "discipline": "water", "colour": "red"}, "colour", "is not known"),
        ({"type": "finished"}, "type", "should be one of released, milestone"),
        ({}, "type", "is missing; it should be one of"),
        ({"type": "released", "event_id": "a b"}, "event_id", "should be your own id"),
        ({"type": "released", "application": ""}, "application", "should be the reference"),
        ({"type": "released", "disciplines": "water"}, "disciplines", "should be a list"),
        ({"type": "released", "disciplines": ["water", 3]}, "disciplines[1]", "should be the id of a discipline"),
        (
            {"type": "soft_date", "week": "2027-W14", "exceptions": [{"discipline": "water", "week": "2027-W15"}]},
            "exceptions[0].cause",
            "is missing; it should be the code of a cause",
        ),
    ],
)
def test_a_field_that_is_wrong_is_named_with_what_it_should_hold(
    send: Sender, reference: str, body: dict[str, object], field: str, says: str
) -> None:
    answer = send({"event_id": "e-1", "application": reference, **body})

    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert answer.json["errors"] == [{"field": field, "message": answer.json["detail"]}]
    assert says in answer.json["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"released", b'{"type": "released"'])
def test_a_body_that_is_no_json_is_refused_as_such(send: Sender, body: bytes) -> None:
    answer = send(body)

    assert (answer.status_code, answer.json["title"]) == (400, "Not JSON")


@pytest.mark.parametrize("body", [[], "released", None, 7, [{"type": "released"}]])
def test_json_that_is_no_event_is_refused_as_such(send: Sender, body: object) -> None:
    answer = send(json.dumps(body).encode())

    assert answer.status_code == 422
    assert "one JSON object" in answer.json["detail"]


def test_json_without_end_to_its_depth_is_refused_as_no_event(send: Sender) -> None:
    answer = send(b'{"a":' * 10_000)

    assert answer.status_code == 422
    assert "one JSON object" in answer.json["detail"]


def test_a_body_that_says_it_is_something_else_is_not_read(app: Flask, send: Sender) -> None:
    headers = {"Authorization": f"Bearer {send.keys[CONTRACTOR]}"}
    answer = app.test_client().post(PATH, data={"type": "released"}, headers=headers)

    assert answer.status_code == 415


def test_a_body_that_is_too_large_is_refused(send: Sender, reference: str) -> None:
    answer = send(event(reference, type="soft_date", week="2027-W14", cause="x" * 70_000))

    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_events_are_posted_and_nothing_else(app: Flask, method: str) -> None:
    answer = app.test_client().open(PATH, method=method)

    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"


class Silent:
    """A store that never answers."""

    def load(self, reference: str) -> None:
        raise Unavailable(reference)


def test_a_store_that_does_not_answer_asks_the_sender_to_come_back(
    portal: PlanningApi, keys: dict[str, str], reference: str
) -> None:
    send = Sender(create_app(replace(portal, applications=Silent())), keys)
    answer = send(event(reference))

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.mimetype == "application/problem+json"


def test_an_event_costs_one_read_and_one_transaction_once_the_key_is_known(
    send: Sender, reference: str, requests: list[str]
) -> None:
    send(event(reference))
    requests.clear()
    send(event(reference, "e-2", type="soft_date", week="2027-W14"))

    assert requests == ["GetItem", "TransactWriteItems"]


def test_a_wrong_key_costs_one_read(send: Sender, reference: str, requests: list[str]) -> None:
    send(event(reference), "nobody")

    assert requests == ["GetItem"]
