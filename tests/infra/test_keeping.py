"""A table or a bucket that would not keep what it holds is named."""

import pytest

from tests.infra import keeping
from tests.infra.slips import GONE, P, Slip, shown

SEALED = "isn't encrypted with the administration's own key"

KEEPING = [
    Slip(
        "foundation",
        f"Resources.WorkTable.{P}.PointInTimeRecoverySpecification",
        GONE,
        keeping.tables,
        "WorkTable has no point-in-time recovery",
    ),
    Slip("foundation", f"Resources.WorkTable.{P}.SSESpecification", GONE, keeping.tables, f"WorkTable {SEALED}"),
    Slip(
        "foundation",
        f"Resources.OutboxTable.{P}.DeletionProtectionEnabled",
        False,
        keeping.tables,
        "OutboxTable has no deletion protection",
    ),
    Slip(
        "foundation",
        f"Resources.LookupTable.{P}.TimeToLiveSpecification",
        GONE,
        keeping.tables,
        "LookupTable has no time to live on 'expires', which the store writes",
    ),
    Slip(
        "foundation",
        f"Resources.DraftsTable.{P}.TimeToLiveSpecification.AttributeName",
        "expires",
        keeping.tables,
        "DraftsTable has no time to live on 'ttl', which the store writes",
    ),
    Slip(
        "foundation",
        f"Resources.WorkTable.{P}.TimeToLiveSpecification",
        {"AttributeName": "expires", "Enabled": True},
        keeping.tables,
        "WorkTable has a time to live, but the store writes no end",
    ),
    Slip(
        "foundation",
        f"Resources.OutboxTable.{P}.StreamSpecification",
        GONE,
        keeping.tables,
        "OutboxTable has no stream, so nothing wakes the messenger",
    ),
    Slip(
        "foundation",
        f"Resources.WorkTable.{P}.StreamSpecification",
        {"StreamViewType": "KEYS_ONLY"},
        keeping.tables,
        "WorkTable has a stream that nobody reads",
    ),
    Slip("foundation", f"Resources.WorkTable.{P}.KeySchema.1", GONE, keeping.tables, "WorkTable has the keys"),
    Slip("foundation", "Resources.DraftsTable", GONE, keeping.tables, "DraftsTable is missing"),
    Slip(
        "foundation",
        "Resources.WorkTable.DeletionPolicy",
        GONE,
        keeping.kept,
        "WorkTable goes with its stack: its DeletionPolicy isn't Retain",
    ),
    Slip(
        "mail",
        "Resources.BounceDeadLetterQueue.UpdateReplacePolicy",
        "Delete",
        keeping.kept,
        "BounceDeadLetterQueue goes with its stack: its UpdateReplacePolicy isn't Retain",
    ),
    Slip(
        "foundation",
        f"Resources.UploadBucket.{P}.PublicAccessBlockConfiguration.BlockPublicPolicy",
        False,
        keeping.buckets,
        "UploadBucket can be made public",
    ),
    Slip(
        "foundation",
        f"Resources.UploadBucket.{P}.LifecycleConfiguration.Rules.0.Prefix",
        "drafts/",
        keeping.buckets,
        "UploadBucket keeps what customers sent for ever",
    ),
    Slip("foundation", f"Resources.UploadBucket.{P}.BucketEncryption", GONE, keeping.buckets, f"UploadBucket {SEALED}"),
    Slip(
        "foundation",
        f"Resources.SiteBucket.{P}.VersioningConfiguration",
        GONE,
        keeping.buckets,
        "SiteBucket keeps no earlier versions: what is overwritten or removed by mistake is gone",
    ),
    Slip(
        "mail",
        f"Resources.ReplyBucket.{P}.LifecycleConfiguration",
        GONE,
        keeping.buckets,
        "ReplyBucket keeps what customers sent for ever",
    ),
]


@pytest.mark.parametrize("slip", KEEPING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
