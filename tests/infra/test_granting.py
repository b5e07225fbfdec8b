"""A grant too many, a grant too few and a grant on something else are named."""

import pytest

from tests.infra import granting
from tests.infra.slips import GONE, P, Slip, shown

STATEMENTS = f"Resources.TrackRole.{P}.Policies.0.PolicyDocument.Statement"
READ_ALL = {"Sid": "All", "Effect": "Allow", "Action": ["dynamodb:*"], "Resource": "*"}

GRANTING = [
    Slip(
        "foundation",
        f"{STATEMENTS}.Applications.Action",
        ["dynamodb:*"],
        granting.wildcards,
        "TrackRole grants the action",
    ),
    Slip(
        "foundation",
        f"{STATEMENTS}.Applications.Resource",
        "*",
        granting.wildcards,
        "TrackRole grants on the resource *",
    ),
    Slip(
        "foundation",
        f"{STATEMENTS}.Applications.Action",
        ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan"],
        granting.roles,
        "TrackRole may dynamodb:Scan (Applications), which its description doesn't say",
    ),
    Slip(
        "foundation",
        f"{STATEMENTS}.Applications.Action",
        ["dynamodb:GetItem"],
        granting.roles,
        "TrackRole may not dynamodb:PutItem (Applications), which its description says",
    ),
    Slip(
        "foundation",
        f"{STATEMENTS}.Outbox.Resource",
        {"Fn::GetAtt": "WorkTable.Arn"},
        granting.roles,
        "TrackRole has Outbox on ['WorkTable.Arn'] instead of ['OutboxTable.Arn']",
    ),
    Slip("foundation", f"{STATEMENTS}.Applications", READ_ALL, granting.roles, "TrackRole may dynamodb:* (All)"),
    Slip(
        "foundation",
        f"{STATEMENTS}.ServiceKey.Condition",
        GONE,
        granting.roles,
        "TrackRole may use the key otherwise than through dynamodb, secretsmanager",
    ),
    Slip("foundation", "Resources.TrackRole", GONE, granting.roles, "track has no role of its own"),
]


@pytest.mark.parametrize("slip", GRANTING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
