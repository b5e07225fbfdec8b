"""What stands in an account, service by service: an account that was empty must be so again."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.deployment.aws import Aws

KEY_WAITS = "PendingDeletion"
"""A key can't be removed at once: AWS waits seven days, in which it can be called back."""

LISTS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "dynamodb": ("table", lambda client: client.list_tables()["TableNames"]),
    "s3": ("bucket", lambda client: [one["Name"] for one in client.list_buckets()["Buckets"]]),
    "secretsmanager": ("secret", lambda client: [one["Name"] for one in client.list_secrets()["SecretList"]]),
    "sqs": ("queue", lambda client: client.list_queues().get("QueueUrls", ())),
    "lambda": ("function", lambda client: [one["FunctionName"] for one in client.list_functions()["Functions"]]),
    "iam": ("role", lambda client: [one["RoleName"] for one in client.list_roles()["Roles"]]),
    "apigatewayv2": ("API", lambda client: [one["Name"] for one in client.get_apis()["Items"]]),
    "events": ("rule", lambda client: [one["Name"] for one in client.list_rules()["Rules"]]),
    "sns": ("topic", lambda client: [one["TopicArn"] for one in client.list_topics()["Topics"]]),
    "logs": ("log group", lambda client: [one["logGroupName"] for one in client.describe_log_groups()["logGroups"]]),
    "cloudwatch": ("alarm", lambda client: [one["AlarmName"] for one in client.describe_alarms()["MetricAlarms"]]),
    "sesv2": (
        "identity",
        lambda client: [one["IdentityName"] for one in client.list_email_identities()["EmailIdentities"]],
    ),
    "cloudfront": (
        "distribution",
        lambda client: [one["Id"] for one in client.list_distributions()["DistributionList"].get("Items", ())],
    ),
    "cloudformation": (
        "stack",
        lambda client: [
            one["StackName"]
            for one in client.list_stacks()["StackSummaries"]
            if not one["StackStatus"].startswith("DELETE_COMPLETE")
        ],
    ),
}


def standing(aws: Aws) -> list[str]:
    """In words: ``table test-…``; keys only where nobody asked for their end."""
    return [*_listed(aws), *_keys(aws.client("kms")), *_mappings(aws.client("lambda"))]


def _listed(aws: Aws) -> Iterator[str]:
    for service, (kind, names) in LISTS.items():
        yield from (f"{kind} {name}" for name in names(aws.client(service)))


def _keys(kms: Any) -> Iterator[str]:
    for key in kms.list_keys()["Keys"]:
        told = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
        if told["KeyState"] != KEY_WAITS and told["KeyManager"] == "CUSTOMER":
            yield f"key {key['KeyId']}"


def _mappings(lambdas: Any) -> Iterator[str]:
    for one in lambdas.list_event_source_mappings()["EventSourceMappings"]:
        yield f"mapping of {one['EventSourceArn']}"
