"""What a stack keeps when it goes (tables, buckets, keys, secrets, queues), removed where that is meant."""

from collections.abc import Callable, Mapping

from infra.account import Account

KEY_DAYS = 7
"""AWS's shortest wait before a key is really gone; until then it can be called back."""


def emptied(account: Account, bucket: str) -> None:
    """Every version of every file goes; a bucket can't be removed before."""
    s3 = account.client("s3")
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
        files = [{"Key": file["Key"], "VersionId": file["VersionId"]} for file in found]
        if files:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": files, "Quiet": True})


def remove_left(account: Account, kind: str, physical: str) -> bool:
    """True where it was of a kind that stacks keep, was there, and is gone now."""
    remove = REMOVERS.get(kind)
    if remove is None:
        return False
    try:
        remove(account, physical)
    except account.client("sts").exceptions.ClientError as gone:
        if any(words in str(gone) for words in ("NotFound", "NoSuch", "NonExistent", "does not exist")):
            return False
        raise
    return True


def _table(account: Account, name: str) -> None:
    dynamodb = account.client("dynamodb")
    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    dynamodb.delete_table(TableName=name)


def _bucket(account: Account, name: str) -> None:
    emptied(account, name)
    account.client("s3").delete_bucket(Bucket=name)


def _secret(account: Account, arn: str) -> None:
    account.client("secretsmanager").delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)


def _key(account: Account, key: str) -> None:
    account.client("kms").schedule_key_deletion(KeyId=key, PendingWindowInDays=KEY_DAYS)


def _queue(account: Account, url: str) -> None:
    account.client("sqs").delete_queue(QueueUrl=url)


REMOVERS: Mapping[str, Callable[[Account, str], None]] = {
    "AWS::DynamoDB::Table": _table,
    "AWS::S3::Bucket": _bucket,
    "AWS::SecretsManager::Secret": _secret,
    "AWS::KMS::Key": _key,
    "AWS::SQS::Queue": _queue,
}
