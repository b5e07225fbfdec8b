"""The edge: which request reaches which function, and what happens to a record, a batch or a job that fails."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from infra.describe import functions
from tests.infra.templates import Template, every

DAY = 86_400
MESSENGER = "portal-${Brand}-${Stage}-messenger"
STREAM_DEAD = {"Ref": "MessagesDeadLetterQueueArn"}
JOBS_DEAD = {"Ref": "JobsDeadLetterQueueArn"}
TASKS = {
    "SweepRule": ("messenger", '{"task": "sweep"}'),
    "NightRule": ("nightly", '{"task": "night"}'),
    "InboxRule": ("inbox", '{"task": "inbox"}'),
}
PERSONAL = ("path", "sourceIp", "userAgent", "queryString", "identity")


def prefixes() -> dict[str, tuple[str, ...]]:
    """By HTTP function, what its paths begin with."""
    http = (function.name for function in functions().values() if function.http)
    return {name: import_module(f"functions.{name}").PREFIXES for name in http}


def routes(edge: Template) -> Iterator[str]:
    wanted = {
        f"ANY {prefix}{below}": name
        for name, starts in prefixes().items()
        for prefix in starts
        for below in ("", "/{proxy+}")
    }
    found = {route["RouteKey"]: _function_of(edge, route) for route in edge.of("ApiGatewayV2::Route").values()}
    for key in sorted(wanted.keys() | found.keys()):
        to = wanted.get(key, "track" if key == "$default" else "nothing")
        if found.get(key, "nothing") != to:
            yield f"{key} goes to {found.get(key, 'nothing')} instead of {to}"


def _function_of(edge: Template, route: Mapping[str, Any]) -> str:
    name = route["Target"]["Fn::Sub"].removeprefix("integrations/${").removesuffix("}")
    uri = edge.of("ApiGatewayV2::Integration")[name]["IntegrationUri"]["Fn::Sub"]
    return str(uri).rsplit("${Stage}-", maxsplit=1)[-1].replace("-", "_")


def door(edge: Template) -> Iterator[str]:
    (stage,) = edge.of("ApiGatewayV2::Stage").values()
    settings = stage.get("DefaultRouteSettings", {})
    if stage["StageName"] != "$default":
        yield "the stage has a name, which would stand in every path"
    if {"ThrottlingRateLimit", "ThrottlingBurstLimit"} - settings.keys():
        yield "a flood of requests isn't throttled"
    log = str(stage.get("AccessLogSettings", {}).get("Format", ""))
    if "$context.requestId" not in log:
        yield "requests leave no line"
    yield from (f"the access log holds {word}" for word in PERSONAL if word in log)
    (api,) = edge.of("ApiGatewayV2::Api").values()
    if api.get("DisableExecuteApiEndpoint") != {"Fn::If": ["HasApiDomain", True, False]} and (
        api.get("DisableExecuteApiEndpoint") != {"Fn::If": ["HasApiDomain", "true", "false"]}
    ):
        yield "the default endpoint stays open beside the API's own name"
    for name, one in edge.of("ApiGatewayV2::Integration").items():
        if one["IntegrationType"] != "AWS_PROXY" or one["PayloadFormatVersion"] != "2.0":
            yield f"{name} speaks another format than the functions' door"


def permissions(edge: Template) -> Iterator[str]:
    """Each wakes one function, and only in the name of this administration's API or rule."""
    found = edge.of("Lambda::Permission")
    for name, one in found.items():
        if "SourceArn" not in one:
            yield f"{name} lets anyone's {one['Principal']} call the function"
    callable_ = {str(one["FunctionName"].get("Fn::Sub", "")).rsplit(":", 1)[-1] for one in found.values()}
    for function in functions().values():
        if function.lambda_name("${Brand}", "${Stage}") not in callable_:
            yield f"nobody may call {function.name}"


def mappings(edge: Template) -> Iterator[str]:
    found = edge.of("Lambda::EventSourceMapping")
    for name, one in found.items():
        if one.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield f"{name} sends a whole batch again for one failure (no ReportBatchItemFailures)"
        if one["FunctionName"] != {"Fn::Sub": MESSENGER}:
            yield f"{name} wakes another function than the messenger"
        if "StartingPosition" in one:
            yield from (f"{name} {fault}" for fault in _stream(one))
    if {str(one["EventSourceArn"]) for one in found.values()} != {
        str({"Ref": source}) for source in ("OutboxStreamArn", "MessagesQueueArn")
    }:
        yield "the messenger isn't woken by exactly the outbox's stream and its own queue"


def _stream(one: Mapping[str, Any]) -> Iterator[str]:
    if not one.get("BisectBatchOnFunctionError"):
        yield "doesn't part a batch to find what can't be read (no BisectBatchOnFunctionError)"
    if not 1 <= one.get("MaximumRetryAttempts", -1) <= 10:
        yield "tries again without end (no MaximumRetryAttempts)"
    if not 60 <= one.get("MaximumRecordAgeInSeconds", -1) <= DAY:
        yield "keeps at what is too old (no MaximumRecordAgeInSeconds)"
    if one.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination") != STREAM_DEAD:
        yield "drops what it gives up on (no on-failure queue)"
    if [str(one["Pattern"]) for one in one.get("FilterCriteria", {}).get("Filters", ())] != [
        '{"eventName": ["INSERT"]}'
    ]:
        yield "is woken by its own marks (no filter on INSERT)"


def schedules(edge: Template) -> Iterator[str]:
    rules = edge.of("Events::Rule")
    for name, (function, task) in TASKS.items():
        if name not in rules:
            yield f"{name} is missing"
            continue
        (target,) = rules[name]["Targets"]
        if target.get("Input") != task or not target["Arn"]["Fn::Sub"].endswith(f"${{Stage}}-{function}"):
            yield f"{name} doesn't start {function} with {task}"
        if target.get("DeadLetterConfig") != {"Arn": JOBS_DEAD} or "RetryPolicy" not in target:
            yield f"{name} drops what it can't start"
    failing = {one["FunctionName"]["Fn::Sub"]: one for one in edge.of("Lambda::EventInvokeConfig").values()}
    for function in (function for function in functions().values() if not function.http):
        config = failing.get(function.lambda_name("${Brand}", "${Stage}"), {})
        if config.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination") != JOBS_DEAD:
            yield f"what {function.name} fails at is dropped after its tries"


def called(value: object) -> str:
    """All texts of a value behind one another, to look for a word in."""
    return " ".join(str(text) for _, text in every(value))
