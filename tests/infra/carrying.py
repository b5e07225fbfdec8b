"""Queues, their last stops, and logs: what fails must end somewhere, and what is written must go some day."""

from collections.abc import Iterator, Mapping
from typing import Any

from infra.describe import functions
from tests.infra.templates import Template

TWO_WEEKS = 14 * 86_400
"""Seconds: the longest that SQS keeps a message."""
TIMES_THE_TIMEOUT = 6
"""How long AWS advises to hide what a function works on."""


def queues(stack: Template) -> Iterator[str]:
    found = stack.of("SQS::Queue")
    for name, queue in found.items():
        if not queue.get("SqsManagedSseEnabled"):
            yield f"{name} isn't encrypted"
        if "RedrivePolicy" in queue:
            yield from (f"{name} {fault}" for fault in _redriven(queue, found))
        elif "DeadLetter" not in name:
            yield f"{name} has no dead-letter queue"
        elif queue.get("MessageRetentionPeriod") != TWO_WEEKS:
            yield f"{name} forgets before two weeks are over"


def _redriven(queue: Mapping[str, Any], queues: Mapping[str, Any]) -> Iterator[str]:
    policy = queue["RedrivePolicy"]
    target = str(policy["deadLetterTargetArn"].get("Fn::GetAtt", "")).removesuffix(".Arn")
    if "DeadLetter" not in target or target not in queues:
        yield f"gives up into {target or 'nothing'}, which is no dead-letter queue of this stack"
    if not 1 < policy["maxReceiveCount"] <= 10:
        yield f"gives up after {policy['maxReceiveCount']} tries"
    if queue.get("VisibilityTimeout", 0) < TIMES_THE_TIMEOUT * functions()["messenger"].timeout:
        yield "shows a message again while it may still be worked on"


def logs(stack: Template) -> Iterator[str]:
    for name, group in stack.of("Logs::LogGroup").items():
        if group.get("RetentionInDays") != {"Ref": "LogDays"}:
            yield f"{name} keeps its lines for ever"
        if "KmsKeyId" not in group:
            yield f"{name} isn't encrypted with the administration's own key"
    if "LogDays" in stack.body["Parameters"] and 0 in stack.body["Parameters"]["LogDays"]["AllowedValues"]:
        yield "LogDays may be never"


def a_log_per_function(foundation: Template) -> Iterator[str]:
    """Made by the stack, or else Lambda makes one itself that keeps everything for ever."""
    names = {group["LogGroupName"]["Fn::Sub"] for group in foundation.of("Logs::LogGroup").values()}
    for function in functions().values():
        wanted = f"/aws/lambda/{function.lambda_name('${Brand}', '${Stage}')}"
        if wanted not in names:
            yield f"{function.name} has no log group {wanted}"
