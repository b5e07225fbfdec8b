"""What keeps data must keep it: rules that emulators drop without a word, as sentences about what breaks them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pynamodb.models import Model

from portal.store.models import ApplicationItem, AuditItem, DraftItem, LookupItem, OutboxItem, WorkItem
from tests.infra.templates import Template

MODELS: Mapping[str, type[Model]] = {
    "ApplicationsTable": ApplicationItem,
    "WorkTable": WorkItem,
    "OutboxTable": OutboxItem,
    "DraftsTable": DraftItem,
    "LookupTable": LookupItem,
    "AuditTable": AuditItem,
}
ENDS = ("ttl", "expires")
"""Attributes that say when the table may forget an item by itself; the first that there is."""
STREAMED = "OutboxTable"
KEPT = ("DynamoDB::Table", "S3::Bucket", "KMS::Key", "SecretsManager::Secret")
OWN_KEY = ({"Fn::GetAtt": "Key.Arn"}, {"Ref": "KeyArn"})
PUBLIC = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")


def tables(stack: Template) -> Iterator[str]:
    for name, table in stack.of("DynamoDB::Table").items():
        if name not in MODELS:
            yield f"{name} is a table that the store doesn't know"
            continue
        yield from (f"{name} {fault}" for fault in _table(name, table))
    yield from (f"{name} is missing" for name in MODELS.keys() - stack.of("DynamoDB::Table").keys())


def _table(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    if not table.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
        yield "has no point-in-time recovery"
    if not table.get("DeletionProtectionEnabled"):
        yield "has no deletion protection"
    encryption = table.get("SSESpecification", {})
    if encryption.get("SSEType") != "KMS" or encryption.get("KMSMasterKeyId") not in OWN_KEY:
        yield "isn't encrypted with the administration's own key"
    if table.get("BillingMode") != "PAY_PER_REQUEST":
        yield "has a capacity of its own, so a busy hour is refused"
    yield from _as_the_store_uses_it(MODELS[name], table)
    if (name == STREAMED) != ("StreamSpecification" in table):
        yield "has no stream, so nothing wakes the messenger" if name == STREAMED else "has a stream that nobody reads"


def _as_the_store_uses_it(model: type[Model], table: Mapping[str, Any]) -> Iterator[str]:
    schema = {one["KeyType"]: one["AttributeName"] for one in table["KeySchema"]}
    wanted = {"HASH": model._hash_key_attribute().attr_name}
    if model._range_key_attribute():
        wanted["RANGE"] = model._range_key_attribute().attr_name
    if schema != wanted:
        yield f"has the keys {schema}, the store uses {wanted}"
    if _indexes(table) != _wanted_indexes(model):
        yield f"has the indexes {_indexes(table)}, the store uses {_wanted_indexes(model)}"
    lives = table.get("TimeToLiveSpecification", {})
    ends = next((end for end in ENDS if end in model.get_attributes()), "")
    if ends and (not lives.get("Enabled") or lives.get("AttributeName") != ends):
        yield f"has no time to live on '{ends}', which the store writes"
    if lives and not ends:
        yield "has a time to live, but the store writes no end"


def _indexes(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """By name: hash key, range key, and what else of an item they hold."""
    found = [*table.get("LocalSecondaryIndexes", ()), *table.get("GlobalSecondaryIndexes", ())]
    return {
        one["IndexName"]: (
            *(key["AttributeName"] for key in one["KeySchema"]),
            *sorted(one["Projection"].get("NonKeyAttributes", ())),
        )
        for one in found
    }


def _wanted_indexes(model: type[Model]) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, index in model._indexes.items():
        keys = sorted(index.Meta.attributes.values(), key=lambda attribute: attribute.is_range_key)
        found[name] = (*(key.attr_name for key in keys), *sorted(index.Meta.projection.non_key_attributes))
    return found


def kept(stack: Template) -> Iterator[str]:
    """What holds data outlives its stack; a queue without one behind it is where the last copy may lie."""
    for name, resource in stack.resources.items():
        kind = resource["Type"].removeprefix("AWS::")
        last_stop = kind == "SQS::Queue" and "RedrivePolicy" not in resource["Properties"]
        for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
            if (kind in KEPT or last_stop) and resource.get(policy) != "Retain":
                yield f"{name} goes with its stack: its {policy} isn't Retain"


def buckets(stack: Template) -> Iterator[str]:
    for name, bucket in stack.of("S3::Bucket").items():
        yield from (f"{name} {fault}" for fault in _bucket(name, bucket))


def _bucket(name: str, bucket: Mapping[str, Any]) -> Iterator[str]:
    if not all(bucket.get("PublicAccessBlockConfiguration", {}).get(door) is True for door in PUBLIC):
        yield "can be made public"
    if bucket.get("OwnershipControls", {}).get("Rules") != [{"ObjectOwnership": "BucketOwnerEnforced"}]:
        yield "has access lists"
    encryption = bucket.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [{}])[0]
    how = encryption.get("ServerSideEncryptionByDefault", {})
    if name == "SiteBucket":  # holds what everyone may read; CloudFront needs no key for it
        if how.get("SSEAlgorithm") != "AES256":
            yield "isn't encrypted"
    elif how.get("SSEAlgorithm") != "aws:kms" or how.get("KMSMasterKeyID") not in OWN_KEY:
        yield "isn't encrypted with the administration's own key"
    if bucket.get("VersioningConfiguration", {}).get("Status") != "Enabled":
        yield "keeps no earlier versions: what is overwritten or removed by mistake is gone"
    yield from _lifecycle(name, bucket.get("LifecycleConfiguration", {}).get("Rules", ()))


def _lifecycle(name: str, rules: list[Mapping[str, Any]]) -> Iterator[str]:
    working = [rule for rule in rules if rule["Status"] == "Enabled"]
    if not any("NoncurrentVersionExpiration" in rule for rule in working):
        yield "keeps earlier versions for ever"
    if not any("AbortIncompleteMultipartUpload" in rule for rule in working):
        yield "keeps halves of uploads for ever"
    expires = any("ExpirationInDays" in rule and not rule.get("Prefix") for rule in working)
    if name == "SiteBucket" and expires:
        yield "forgets pages of the site"
    if name != "SiteBucket" and not expires:
        yield "keeps what customers sent for ever"
