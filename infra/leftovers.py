"""What a stack keeps when it goes (tables, buckets, keys, secrets, queues), found and removed where that is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from botocore.exceptions import ClientError

from infra.account import Account

KEY_DAYS = 7
"""AWS's shortest wait before a key is really gone; until then it can be called back."""
GONE = ("NotFound", "Not Found", "NoSuch", "NonExistent", "does not exist")


@dataclass(frozen=True, slots=True)
class Kind:
    """Both get an account and a physical id; ``there`` may raise what AWS says of what isn't."""

    there: Callable[[Account, str], bool]
    remove: Callable[[Account, str], None]


def is_left(account: Account, kind: str, physical: str) -> bool:
    """Whether it is of a kind that stacks keep, and still there."""
    if kind not in KINDS:
        return False
    try:
        return KINDS[kind].there(account, physical)
    except ClientError as problem:
        if any(words in str(problem) for words in GONE):
            return False
        raise


def remove_left(account: Account, kind: str, physical: str) -> bool:
    """True where it was left, and is gone now."""
    if not is_left(account, kind, physical):
        return False
    KINDS[kind].remove(account, physical)
    return True


def emptied(account: Account, bucket: str) -> None:
    """Every version of every file goes; a bucket can't be removed before."""
    s3 = account.client("s3")
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
        files = [{"Key": file["Key"], "VersionId": file["VersionId"]} for file in found]
        if files:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": files, "Quiet": True})


def _table_is_there(account: Account, name: str) -> bool:
    return bool(account.client("dynamodb").describe_table(TableName=name))


def _remove_table(account: Account, name: str) -> None:
    dynamodb = account.client("dynamodb")
    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    dynamodb.delete_table(TableName=name)


def _bucket_is_there(account: Account, name: str) -> bool:
    return bool(account.client("s3").head_bucket(Bucket=name))


def _remove_bucket(account: Account, name: str) -> None:
    emptied(account, name)
    account.client("s3").delete_bucket(Bucket=name)


def _secret_is_there(account: Account, arn: str) -> bool:
    return "DeletedDate" not in account.client("secretsmanager").describe_secret(SecretId=arn)


def _remove_secret(account: Account, arn: str) -> None:
    account.client("secretsmanager").delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)


def _key_is_there(account: Account, key: str) -> bool:
    told = account.client("kms").describe_key(KeyId=key)["KeyMetadata"]
    return bool(told["KeyState"] != "PendingDeletion")


def _remove_key(account: Account, key: str) -> None:
    account.client("kms").schedule_key_deletion(KeyId=key, PendingWindowInDays=KEY_DAYS)


def _queue_is_there(account: Account, url: str) -> bool:
    return bool(account.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"]))


def _remove_queue(account: Account, url: str) -> None:
    account.client("sqs").delete_queue(QueueUrl=url)


KINDS: Mapping[str, Kind] = {
    "AWS::DynamoDB::Table": Kind(_table_is_there, _remove_table),
    "AWS::S3::Bucket": Kind(_bucket_is_there, _remove_bucket),
    "AWS::SecretsManager::Secret": Kind(_secret_is_there, _remove_secret),
    "AWS::KMS::Key": Kind(_key_is_there, _remove_key),
    "AWS::SQS::Queue": Kind(_queue_is_there, _remove_queue),
}
