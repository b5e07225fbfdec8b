"""F03, F05: the process dies at any request to the store, or one part of a transaction is refused."""

import json
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from tests.faults.place import Killed, Place, reference_in
from tests.faults.weather import WRITES, killing
from tests.requests import answered, hooked

WHEN = ("before", "after")


@pytest.mark.parametrize("when", WHEN)
def test_f03_a_kill_at_any_request_of_sending_leaves_one_application_and_one_mail(place: Place, when: str) -> None:
    """Whoever hears nothing presses again."""
    for at in count():
        draft = place.draft()
        with killing(place.tables, at, when) as died, suppress(Killed):
            place.send(draft)
        reference_in(place.send(draft))
        if not died:
            break
    place.settle()
    assert at >= 2
    assert len(place.references) == len(place.postman.taken) == len(set(place.postman.ids)) == at + 1


@pytest.mark.parametrize("when", WHEN)
def test_f03_a_kill_at_any_request_of_the_messenger_doubles_only_a_mail_that_was_not_marked_yet(
    place: Place, when: str
) -> None:
    doubled = []
    for at in count():
        reference_in(place.send(place.draft()))
        before = len(place.postman.taken)
        with killing(place.tables, at, when) as died, suppress(Killed):
            place.sweep()
        taken = len(place.postman.taken) - before
        place.clock.pass_(hours=1)
        place.settle()
        ids = place.postman.ids[before:]
        assert len(set(ids)) == 1
        if len(ids) == 2:
            assert taken == 1
            doubled += died
        if not died:
            break
    assert at > 5
    assert doubled == ([WRITES] if when == "before" else [])


@pytest.mark.parametrize("code", ["ConditionalCheckFailed", "ThrottlingError", "TransactionConflict"])
@pytest.mark.parametrize("part", [1, 2])
def test_f05_a_refused_part_of_a_transaction_leaves_nothing_and_the_answers_stay(
    place: Place, part: int, code: str
) -> None:
    draft = place.draft()

    def refuse(request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        parts = len(json.loads(request.body)["TransactItems"])
        reasons = [{"Code": code if number == part else "None"} for number in range(parts)]
        kind = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"
        body = {"__type": kind, "Message": f"Transaction cancelled [{code}]", "CancellationReasons": reasons}
        return answered(request, 400, json.dumps(body).encode())

    with hooked(place.tables, refuse, WRITES):
        reply = place.send(draft)
    assert (reply.status, reply.is_sound) == (503, True)
    assert (place.references, place.waiting) == ([], [])
    assert "Sanne de Tester" in place.show(draft).body
    assert [reference_in(place.send(draft))] == place.references
