"""How an administration stands at a stage: its stacks, its functions, its alarms, and what lies in the dead letters."""

from collections.abc import Iterator

from infra.account import Account
from infra.describe import functions
from infra.known import known_values
from infra.target import STACKS, Target

QUEUES = ("MessagesDeadLetterQueueUrl", "JobsDeadLetterQueueUrl")


def status(target: Target, account: Account) -> Iterator[str]:
    """Lines for a person."""
    for part in STACKS:
        yield f"stack {target.stack(part)}: {account.stacks.status(target.stack(part)) or 'not there'}"
    yield from _functions(target, account)
    yield from _dead_letters(target, account)
    yield from _alarms(target, account)


def _functions(target: Target, account: Account) -> Iterator[str]:
    for function in functions().values():
        name = function.lambda_name(target.brand, target.stage)
        running = account.lambdas.running(name)
        yield f"function {name}: {f'{running.sha256[:12]} since {running.changed_at}' if running else 'not there'}"


def _dead_letters(target: Target, account: Account) -> Iterator[str]:
    known, count = known_values(target, account), "ApproximateNumberOfMessages"
    for queue in QUEUES:
        if queue in known:
            answer = account.client("sqs").get_queue_attributes(QueueUrl=known[queue], AttributeNames=[count])
            yield f"queue {known[queue].rpartition('/')[2]}: {answer['Attributes'][count]} messages"


def _alarms(target: Target, account: Account) -> Iterator[str]:
    pages = account.client("cloudwatch").get_paginator("describe_alarms").paginate(AlarmNamePrefix=f"{target.name}-")
    loud = [alarm for page in pages for alarm in page["MetricAlarms"] if alarm["StateValue"] == "ALARM"]
    for alarm in loud:
        yield f"ALARM {alarm['AlarmName']}: {alarm.get('AlarmDescription', '')}"
    if not loud:
        yield "no alarm"
