"""What each role may do, as the account has it, held against what was asked and decided: no less and no more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tests.deployment.aws import Decision

NEVER_ASKED: Mapping[tuple[str, str], str] = {
    ("LambdaLogs", "logs:CreateLogStream"): "Lambda itself writes a function's lines, with the function's role",
    ("LambdaLogs", "logs:PutLogEvents"): "Lambda itself writes a function's lines, with the function's role",
    ("LambdaStream", "dynamodb:DescribeStream"): "Lambda itself reads the stream, with the function's role",
    ("LambdaStream", "dynamodb:GetRecords"): "Lambda itself reads the stream, with the function's role",
    ("LambdaStream", "dynamodb:GetShardIterator"): "Lambda itself reads the stream, with the function's role",
    ("LambdaStream", "dynamodb:ListStreams"): "Lambda itself looks for the stream, with the function's role",
    ("LambdaQueue", "sqs:ReceiveMessage"): "Lambda itself reads the queue, with the function's role",
    ("LambdaQueue", "sqs:DeleteMessage"): "Lambda itself takes what was done off the queue, with the function's role",
    ("LambdaQueue", "sqs:GetQueueAttributes"): "Lambda itself looks how long the queue is, with the function's role",
    ("LambdaFailures", "sqs:SendMessage"): "Lambda itself puts what it gave up on there, with the function's role",
    ("ServiceKey", "kms:Decrypt"): "DynamoDB, S3 and Secrets Manager use the key; no emulator encrypts",
    ("ServiceKey", "kms:GenerateDataKey"): "S3 uses the key for a file that is put; no emulator encrypts",
    ("Mail", "ses:SendRawEmail"): "SES asks it for a mail that comes whole, as ours do; the emulator doesn't",
}
"""Reviewed: (statement, action) of grants that no emulator asks about, each with who asks on AWS."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One action on one resource (a pattern) that a statement (``sid``) allows a role."""

    role: str
    sid: str
    action: str
    resource: str

    def covers(self, decision: Decision) -> bool:
        same = (decision.role, decision.action) == (self.role, self.action)
        return same and decision.allowed and fnmatchcase(decision.resource, self.resource)

    def __str__(self) -> str:
        return f"{self.role} may {self.action} on {self.resource} (statement {self.sid})"


def granted(iam: Any, prefix: str) -> Iterator[Grant]:
    """Every grant of every role whose name begins so; ``iam`` is botocore's."""
    for page in iam.get_paginator("list_roles").paginate():
        for role in (one["RoleName"] for one in page["Roles"] if one["RoleName"].startswith(prefix)):
            for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]:
                document = iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
                for told in document["Statement"]:
                    for action in _several(told["Action"]):
                        for resource in _several(told["Resource"]):
                            yield Grant(role, told["Sid"], action, resource)


def refusals(decisions: Iterable[Decision]) -> list[str]:
    """A sentence for each call that was denied."""
    denied = {(one.role or one.principal, one.action, one.resource) for one in decisions if not one.allowed}
    return [f"{who} was denied {action} on {resource}" for who, action, resource in sorted(denied)]


def idle(grants: Iterable[Grant], decisions: Iterable[Decision]) -> list[str]:
    """A sentence for each grant that nothing used, and for each exception that isn't one."""
    there, asked = list(grants), list(decisions)
    used = {grant for grant in there if any(grant.covers(decision) for decision in asked)}
    needless = {(grant.sid, grant.action) for grant in used} | (
        NEVER_ASKED.keys() - {(grant.sid, grant.action) for grant in there}
    )
    return [
        *(f"{grant}, and never did" for grant in there if grant not in used and not _excused(grant)),
        *(f"{sid} {action} is excused without need" for sid, action in NEVER_ASKED if (sid, action) in needless),
    ]


def _excused(grant: Grant) -> bool:
    return (grant.sid, grant.action) in NEVER_ASKED


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
