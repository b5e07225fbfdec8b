"""F22, F23: bodies that are not what they seem, and items that other code wrote."""

import gzip
from http import HTTPStatus

import pytest

from tests.faults.place import CHECK, EVENTS, Place, reference_in
from tests.pages import OWN_PAGE

UNPACKED = 20_000_000
"""Bytes; packed they are a thousandth of it."""


@pytest.mark.parametrize(("function", "path"), [("planning_api", EVENTS), ("apply", CHECK)])
def test_f22_a_packed_body_is_not_unpacked(place: Place, function: str, path: str) -> None:
    headers = {**OWN_PAGE, "Content-Encoding": "gzip", "Authorization": f"Bearer {place.key()}"}
    client = place.apps[function].test_client()
    packed = gzip.compress(b'{"event_id": "1"}' + b" " * UNPACKED)
    reply = client.post(path, data=packed, content_type="application/json", headers=headers)
    assert HTTPStatus.BAD_REQUEST <= reply.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


def test_f23_a_draft_of_newer_code_can_still_be_sent_after_going_back(place: Place) -> None:
    draft = place.draft()
    table = place.tables.drafts.Meta.table_name
    place.tables.connection.client.update_item(
        TableName=table,
        Key={"pk": {"S": draft}},
        UpdateExpression="SET newer = :answers",
        ExpressionAttributeValues={":answers": {"S": '{"unknown": "yes"}'}},
    )
    assert place.show(draft).status == HTTPStatus.OK
    assert reference_in(place.send(draft)) == place.references[0]
