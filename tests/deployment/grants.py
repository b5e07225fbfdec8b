"""What each role may do, as the account has it, held against what was asked and decided: no less and no more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tests.deployment.aws import Decision

LAMBDA = "Lambda itself does it, with the function's role; the emulator's Lambda asks nobody"
SERVICE = "DynamoDB, S3 and Secrets Manager use the key, with the function's role; no emulator encrypts"
BOUNCED = "only once a mail comes back, which no emulator's mail does"
LETTERS = "only where a customer wants letters, which nobody on the journey does"
NEVER_ASKED: Mapping[tuple[str, str, str], str] = {
    ("*", "LambdaLogs", "logs:CreateLogStream"): LAMBDA,
    ("*", "LambdaLogs", "logs:PutLogEvents"): LAMBDA,
    ("messenger", "LambdaStream", "dynamodb:DescribeStream"): LAMBDA,
    ("messenger", "LambdaStream", "dynamodb:GetRecords"): LAMBDA,
    ("messenger", "LambdaStream", "dynamodb:GetShardIterator"): LAMBDA,
    ("messenger", "LambdaStream", "dynamodb:ListStreams"): LAMBDA,
    ("messenger", "Applications", "dynamodb:Query"): BOUNCED,
    ("workbench", "Outbox", "dynamodb:GetItem"): LETTERS,
    ("workbench", "Outbox", "dynamodb:Query"): LETTERS,
    ("messenger", "LambdaQueue", "sqs:ReceiveMessage"): LAMBDA,
    ("messenger", "LambdaQueue", "sqs:DeleteMessage"): LAMBDA,
    ("messenger", "LambdaQueue", "sqs:GetQueueAttributes"): LAMBDA,
    ("*", "LambdaFailures", "sqs:SendMessage"): LAMBDA,
    ("*", "ServiceKey", "kms:Decrypt"): SERVICE,
    ("apply", "ServiceKey", "kms:GenerateDataKey"): SERVICE,
    ("track", "ServiceKey", "kms:GenerateDataKey"): SERVICE,
    ("inbox", "ServiceKey", "kms:GenerateDataKey"): SERVICE,
}
"""Reviewed: (function, statement, action) of grants that no emulated journey asks about, each with the reason."""


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
    """A sentence for each grant that nothing used, and for each exception that excuses nothing."""
    asked = list(decisions)
    unused = [grant for grant in grants if not any(grant.covers(decision) for decision in asked)]
    needed = {exception for exception in NEVER_ASKED if any(_excuses(exception, grant) for grant in unused)}
    return [
        *(f"{grant}, and never did" for grant in unused if not any(_excuses(one, grant) for one in needed)),
        *(
            f"{function} {sid} {action} is excused without need"
            for function, sid, action in NEVER_ASKED.keys() - needed
        ),
    ]


def _excuses(exception: tuple[str, str, str], grant: Grant) -> bool:
    function, sid, action = exception
    return fnmatchcase(grant.role, f"*-{function}") and (sid, action) == (grant.sid, grant.action)


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
