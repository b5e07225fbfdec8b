"""The signature is checked against botocore's own: what a bucket would accept, and nothing else."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta

import botocore.session
import pytest
from botocore.config import Config

from portal.local.policy import NotAllowed, WrongSize, check, read_policy

SECRET = "nothing-of-value"
BACK = "https://portal.example/terug"


def a_form(**changes: str) -> dict[str, str]:
    """The fields as a browser sends them, with the file's name filled in."""
    session = botocore.session.Session()
    session.set_credentials("key", SECRET)
    client = session.create_client("s3", region_name="eu-west-1", config=Config(signature_version="s3v4"))
    conditions = [["starts-with", "$key", "a/"], ["content-length-range", 1, 100], {"success_action_redirect": BACK}]
    signed = client.generate_presigned_post(
        "uploads", "a/${filename}", {"success_action_redirect": BACK}, conditions, 60
    )
    return {**signed["fields"], "bucket": "uploads", "key": "a/plan.pdf", **changes}


def signed_at(form: dict[str, str]) -> datetime:
    return datetime.strptime(form["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def judge(form: dict[str, str], size: int = 50, now: datetime | None = None, secret: str = SECRET) -> None:
    check(read_policy(form, secret), form, size, now or datetime.now(UTC))


def test_what_botocore_signed_is_taken() -> None:
    judge(a_form())


@pytest.mark.parametrize("size", [0, 101])
def test_the_size_must_lie_in_the_range(size: int) -> None:
    with pytest.raises(WrongSize, match=f"{size} bytes"):
        judge(a_form(), size=size)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"key": "b/plan.pdf"}, "starts-with"),
        ({"bucket": "another"}, "bucket"),
        ({"success_action_redirect": "https://evil.example/"}, "success_action_redirect"),
        ({"acl": "public-read"}, "acl"),
        ({"x-amz-date": "20200101T000000Z"}, "x-amz-date"),
        ({"x-amz-signature": "0" * 64}, "signature"),
        ({"x-amz-signature": ""}, "signature"),
        ({"x-amz-credential": "key/20200101/eu-west-1/s3/aws4_request"}, "signature"),
        ({"policy": b64encode(b'{"expiration": "2099-01-01T00:00:00Z", "conditions": []}').decode()}, "signature"),
    ],
)
def test_what_was_not_signed_is_refused(changes: dict[str, str], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        judge(a_form(**changes))


def test_another_secret_signs_for_another_bucket() -> None:
    with pytest.raises(NotAllowed):
        judge(a_form(), secret="another")


def test_a_form_is_good_for_a_while_only() -> None:
    form = a_form()
    judge(form, now=signed_at(form) + timedelta(seconds=59))
    with pytest.raises(NotAllowed, match="too old"):
        judge(form, now=signed_at(form) + timedelta(seconds=61))
