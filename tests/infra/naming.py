"""Names: brand and stage in each, so that administrations share nothing, and sizes that CloudFormation takes."""

import re
from collections.abc import Iterator

from tests.infra.templates import Template, every, file

NAMES = {
    "AlarmName",
    "BucketName",
    "DashboardName",
    "LogGroupName",
    "QueueName",
    "RoleName",
    "RuleSetName",
    "TableName",
    "TopicName",
}
NAMED = {
    "ApiGatewayV2::Api": "Name",
    "CloudFront::Function": "Name",
    "CloudFront::OriginAccessControl": "OriginAccessControlConfig.Name",
    "CloudFront::ResponseHeadersPolicy": "ResponseHeadersPolicyConfig.Name",
    "Events::Rule": "Name",
    "SES::ConfigurationSet": "Name",
    "SecretsManager::Secret": "Name",
    "WAFv2::IPSet": "Name",
    "WAFv2::WebACL": "Name",
}
"""Where a resource of that kind says its own name."""
LONGEST = {"AlarmName": 255, "BucketName": 63, "LogGroupName": 512, "QueueName": 80, "TableName": 255}
"""Characters of a name; 64 for any other kind, which is what the strictest of them take."""
BOTH = ("${Brand}", "${Stage}")
LONGEST_TEMPLATE = 51_200
"""Bytes that CloudFormation takes in a call; more must come from a bucket."""
MOST_RESOURCES = 500


def names(stack: Template) -> Iterator[str]:
    for name, resource in stack.resources.items():
        kind = resource["Type"].removeprefix("AWS::")
        for path, value in every(resource["Properties"]):
            own = ".".join(path).removesuffix(".Fn::Sub")
            if (own in NAMES or NAMED.get(kind) == own) and not all(part in str(value) for part in BOTH):
                yield f"{name} is called {value}, whatever the brand and the stage"


def lengths(stack: Template) -> Iterator[str]:
    """With the longest brand and stage that may be given."""
    for name, resource in stack.resources.items():
        kind = resource["Type"].removeprefix("AWS::")
        for path, value in every(resource["Properties"]):
            own = ".".join(path).removesuffix(".Fn::Sub")
            if own in NAMES or NAMED.get(kind) == own:
                length = len(_at_its_longest(stack, str(value)))
                if length > LONGEST.get(own, 64):
                    yield f"{name} may get a name of {length} characters, of at most {LONGEST.get(own, 64)}"


def _at_its_longest(stack: Template, name: str) -> str:
    longest = {"${AWS::AccountId}": "123456789012"}
    for parameter in ("Brand", "Stage"):
        most = re.search(r"\{\d+,(\d+)\}", stack.body["Parameters"][parameter]["AllowedPattern"])
        longest[f"${{{parameter}}}"] = "x" * (1 + int(most[1]) if most else LONGEST["QueueName"])
    for variable, value in longest.items():
        name = name.replace(variable, value)
    return name


def sizes(stack: Template) -> Iterator[str]:
    size = file(stack.name).stat().st_size
    if size > LONGEST_TEMPLATE:
        yield f"{stack.name}.yaml has {size} bytes, of at most {LONGEST_TEMPLATE}"
    if len(stack.resources) > MOST_RESOURCES:
        yield f"{stack.name}.yaml has {len(stack.resources)} resources, of at most {MOST_RESOURCES}"
