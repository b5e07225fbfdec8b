"""Taking down goes on where it was broken off: what a stack kept is found after the stack is gone."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.account import Account
from infra.account import account as account_of
from infra.destroy import destroy, destroy_plan
from infra.progress import progress
from infra.stacks import Stacks
from infra.target import Target
from portal.local.engine import Engine

pytestmark = pytest.mark.long
KEEPS = """
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties: { BucketName: kept-by-its-stack, VersioningConfiguration: { Status: Enabled } }
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: gone-with-its-stack }
"""


@pytest.fixture
def account(ministack: Engine, monkeypatch: pytest.MonkeyPatch) -> Account:
    monkeypatch.setenv("AWS_ENDPOINT_URL", ministack.endpoint)
    return account_of(progress([].append, time.monotonic, time.sleep))


@pytest.fixture
def target(tmp_path: Path, account: Account) -> Iterator[Target]:
    """A stage of which there is one stack, with a file in the bucket that it keeps."""
    (tmp_path / "foundation.yaml").write_text(KEEPS)
    target = Target("veldgloed", "test", tmp_path, tmp_path, templates=tmp_path)
    account.stacks.make(target.stack("foundation"), target.template("foundation"), {})
    account.client("s3").put_object(Bucket="kept-by-its-stack", Key="drafts/a.pdf", Body=b"%PDF")
    yield target
    assert buckets(account) == []


def buckets(account: Account) -> list[str]:
    return [one["Name"] for one in account.client("s3").list_buckets()["Buckets"]]


def test_a_stack_goes_with_what_it_keeps(target: Target, account: Account) -> None:
    assert "    with everything in it: kept-by-its-stack" in destroy_plan(target, account)
    destroy(target, account)
    assert buckets(account) == []
    assert list(destroy_plan(target, account)) == []


def test_what_was_kept_goes_after_its_stack_is_gone(target: Target, account: Account) -> None:
    Stacks(account.client("cloudformation"), account.progress).remove(target.stack("foundation"))
    assert buckets(account) == ["kept-by-its-stack"]
    assert list(destroy_plan(target, account)) == ["    with everything in it: kept-by-its-stack"]
    destroy(target, account)
    assert buckets(account) == []
