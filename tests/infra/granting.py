"""Roles against descriptions: a function may do what infra/functions.toml says, on its own things, and nothing else.

A Sid that begins with Lambda or Service stands for what AWS itself does in the function's name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infra.describe import Function, functions
from tests.infra.templates import Template, every, listed

FILES = "${UploadBucket.Arn}/drafts/*"
REPLIES = "arn:${AWS::Partition}:s3:::portal-${Brand}-${Stage}-replies-${AWS::AccountId}"
STREAM = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
QUEUE = ("DeleteMessage", "GetQueueAttributes", "ReceiveMessage")
TRUST = [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]
BOUNCES = "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:portal-${Brand}-${Stage}-bounces"
MAIL = (
    "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/${MailDomain}",
    "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:configuration-set/portal-${Brand}-${Stage}",
)

TEXTS = "arn:${AWS::Partition}:sms-voice:${AWS::Region}:${AWS::AccountId}:${SmsSender}"


@dataclass(frozen=True, slots=True)
class Grant:
    actions: frozenset[str]
    on: frozenset[str]


def described(function: Function) -> dict[str, Grant]:
    """What the description comes down to, by Sid; resources as ``Name.Attribute`` or as the text of a Sub."""
    found = {
        f"{table.capitalize()}": _on("dynamodb", a, f"{table.capitalize()}Table.Arn")
        for table, a in function.tables.items()
    }
    for table in function.indexes:
        found[f"{table.capitalize()}Indexes"] = _on(
            "dynamodb", ("Query",), f"${{{table.capitalize()}Table.Arn}}/index/*"
        )
    if function.bucket.objects:
        found["Files"] = _on("s3", function.bucket.objects, FILES)
    if function.bucket.list:
        found["FileList"] = _on("s3", ("ListBucket",), "UploadBucket.Arn")
    if function.replies:
        found["Papers"] = _on("s3", ("PutObject",), "${UploadBucket.Arn}/papers/*")
        found["Replies"] = _on("s3", ("GetObject", "DeleteObject"), f"{REPLIES}/in/*")
        found["ReplyList"] = _on("s3", ("ListBucket",), REPLIES)
    if function.secret:
        found["Secret"] = _on("secretsmanager", ("GetSecretValue",), "PortalSecret.Id")
    if function.mail:
        found["Mail"] = _on("ses", ("SendEmail", "SendRawEmail"), *MAIL)
    if function.texts:
        found["Texts"] = _on("sms-voice", ("SendTextMessage",), TEXTS)
    return found | _of_aws(function)


def _of_aws(function: Function) -> dict[str, Grant]:
    writes_files = function.replies or {"GetObject", "PutObject"} & set(function.bucket.objects)
    found = {
        "LambdaLogs": _on("logs", ("CreateLogStream", "PutLogEvents"), f"{function.camel}Log.Arn"),
        "ServiceKey": _on("kms", ("Decrypt", "GenerateDataKey") if writes_files else ("Decrypt",), "Key.Arn"),
    }
    streamed = function.trigger == "stream"
    if function.failures:
        messages = ("MessagesDeadLetterQueue.Arn",) if streamed else ()
        found["LambdaFailures"] = _on("sqs", ("SendMessage",), *messages, "JobsDeadLetterQueue.Arn")
    if streamed:
        found["LambdaStream"] = _on("dynamodb", STREAM, "OutboxTable.StreamArn")
        found["LambdaQueue"] = _on("sqs", QUEUE, "MessagesQueue.Arn", *([BOUNCES] if function.mail else []))
    return found


def roles(foundation: Template) -> Iterator[str]:
    found = foundation.of("IAM::Role")
    for function in functions().values():
        name = f"{function.camel}Role"
        if name in found:
            yield from (f"{name} {fault}" for fault in _role(found[name], described(function)))
        else:
            yield f"{function.name} has no role of its own"
    owners = {f"{function.camel}Role" for function in functions().values()}
    yield from (f"{name} belongs to no function" for name in found.keys() - owners)


def _role(role: Mapping[str, Any], wanted: Mapping[str, Grant]) -> Iterator[str]:
    if role["AssumeRolePolicyDocument"]["Statement"] != TRUST:
        yield "can be taken by others than Lambda"
    if role.get("ManagedPolicyArns"):
        yield "has grants that stand elsewhere"
    statements = [_statement(one) for policy in role["Policies"] for one in policy["PolicyDocument"]["Statement"]]
    found = {one["Sid"]: _granted(one) for one in statements}
    for sid in sorted(wanted.keys() | found.keys()):
        yield from _compared(sid, wanted.get(sid, NOTHING), found.get(sid, NOTHING))
    yield from _conditions({one["Sid"]: one.get("Condition", {}) for one in statements}, wanted)


def _compared(sid: str, wanted: Grant, found: Grant) -> Iterator[str]:
    for action in sorted(found.actions - wanted.actions):
        yield f"may {action} ({sid}), which its description doesn't say"
    for action in sorted(wanted.actions - found.actions):
        yield f"may not {action} ({sid}), which its description says"
    if found.on != wanted.on and found.actions and wanted.actions:
        yield f"has {sid} on {sorted(found.on)} instead of {sorted(wanted.on)}"


def _conditions(conditions: Mapping[str, Any], wanted: Mapping[str, Grant]) -> Iterator[str]:
    """The key works only through the services that the function uses; a list only shows drafts."""
    used = ["dynamodb", "secretsmanager", *(["s3"] if "kms:GenerateDataKey" in wanted["ServiceKey"].actions else [])]
    through = {
        "StringEquals": {"kms:ViaService": [{"Fn::Sub": f"{one}.${{AWS::Region}}.amazonaws.com"} for one in used]}
    }
    if conditions.get("ServiceKey") != through:
        yield f"may use the key otherwise than through {', '.join(used)}"
    if "FileList" in wanted and conditions.get("FileList") != {"StringLike": {"s3:prefix": "drafts/*"}}:
        yield "may list more than drafts"
    if "ReplyList" in wanted and conditions.get("ReplyList") != {"StringLike": {"s3:prefix": "in/*"}}:
        yield "may list more than what came in"


def wildcards(stack: Template) -> Iterator[str]:
    """No grant is for everything. A key's own policy says "*" for itself."""
    for name, resource in stack.resources.items():
        if resource["Type"] == "AWS::KMS::Key":
            continue
        for path, value in every(resource["Properties"]):
            if "Action" in path and "*" in str(value) and not _denies(resource, path):
                yield f"{name} grants the action {value}"
            if "Resource" in path and "*" in str(value).removesuffix("/*"):
                yield f"{name} grants on the resource {value}"


def _denies(resource: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    place: Any = resource["Properties"]
    for step in path[: path.index("Action")]:
        place = place[int(step)] if isinstance(place, list) else place[step]
    return bool(place["Effect"] == "Deny")


def _statement(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """Mail and text messages are granted only where a stage sends some."""
    found: Mapping[str, Any] = one["Fn::If"][1] if "Fn::If" in one else one
    return found


def _granted(statement: Mapping[str, Any]) -> Grant:
    on = (next(iter(one.values())) if isinstance(one, dict) else one for one in listed(statement["Resource"]))
    return Grant(frozenset(listed(statement["Action"])), frozenset(on))


def _on(service: str, actions: tuple[str, ...], *resources: str) -> Grant:
    return Grant(frozenset(f"{service}:{action}" for action in actions), frozenset(resources))


NOTHING = Grant(frozenset(), frozenset())
