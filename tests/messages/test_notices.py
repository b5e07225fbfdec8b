import json

import pytest

from portal.messages.notices import notices_in
from portal.services.take_notice import Notice

MAIL = {"tags": {"reference": ["MA-2222-222"], "message": ["abc"], "ses:operation": ["SendRawEmail"]}}


def told(kind: str, **about: object) -> str:
    return json.dumps({"eventType": kind, kind.lower(): about, "mail": MAIL})


def test_a_mail_that_bounced_for_good_says_which_address_and_which_message() -> None:
    body = told("Bounce", bounceType="Permanent", bouncedRecipients=[{"emailAddress": "sanne@klant.example"}])
    assert notices_in(body) == (Notice("MA-2222-222", "abc", "sanne@klant.example", "bounce"),)


def test_a_complaint_does_too() -> None:
    body = told("Complaint", complainedRecipients=[{"emailAddress": "sanne@klant.example"}])
    assert notices_in(body) == (Notice("MA-2222-222", "abc", "sanne@klant.example", "complaint"),)


@pytest.mark.parametrize("kind", ["Transient", "Undetermined"])
def test_a_mailbox_that_was_only_full_is_no_reason(kind: str) -> None:
    assert notices_in(told("Bounce", bounceType=kind, bouncedRecipients=[{"emailAddress": "a@b.example"}])) == ()


@pytest.mark.parametrize("body", ["[]", "{}", '"x"', '{"DDBStreamBatchInfo": {}}', '{"eventType": "Reject"}'])
def test_what_else_comes_through_a_queue_is_no_notice(body: str) -> None:
    assert notices_in(body) == ()
