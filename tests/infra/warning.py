"""Alarms and dashboard: whatever can fail is watched, somebody is told, and the alarm says what to do."""

import json
import re
from collections.abc import Iterator

from infra.describe import functions
from tests.infra.keeping import MODELS
from tests.infra.templates import Template

TO_DO = re.compile(r"\b(Read|Find|Raise|Slow down|Look|Check|See|Mend|Run|Move)\b", re.IGNORECASE)
LONGEST = 1024
"""Characters, by CloudWatch."""
DEAD = ("messages-dead", "jobs-dead")


def alarms(stack: Template) -> Iterator[str]:
    for name, alarm in stack.of("CloudWatch::Alarm").items():
        told = alarm.get("AlarmDescription", "")
        text = told["Fn::Sub"] if isinstance(told, dict) else told
        if not TO_DO.search(text) or len(text) < 80:
            yield f"{name} doesn't say what to do"
        if len(text) + 60 > LONGEST:
            yield f"{name} says more than CloudWatch takes"
        if not alarm.get("AlarmActions"):
            yield f"{name} tells nobody"
        if alarm.get("TreatMissingData") not in ("notBreaching", "breaching"):
            yield f"{name} doesn't say what silence means"


def watched(edge: Template) -> Iterator[str]:
    """Every function for errors and refusals, every table for refusals, every last stop for what lies in it."""
    seen = {alarm["AlarmName"]["Fn::Sub"].removeprefix("portal-${Brand}-${Stage}-") for alarm in _alarms(edge)}
    wanted = {f"{function.hyphened}-{what}" for function in functions().values() for what in ("errors", "throttled")}
    wanted |= {f"{_table(name)}-table-throttled" for name in MODELS} | set(DEAD)
    wanted |= {"stream-behind", "sweep-silent", "night-silent", "failing", "slow"}
    yield from (f"nobody is told of {name}" for name in sorted(wanted - seen))


def dashboard(edge: Template) -> Iterator[str]:
    (board,) = edge.of("CloudWatch::Dashboard").values()
    body = board["DashboardBody"]["Fn::Sub"]
    shown = {
        dimension
        for widget in json.loads(body)["widgets"]
        for line in widget["properties"]["metrics"]
        for dimension in line
    }
    wanted = {function.lambda_name("${Brand}", "${Stage}") for function in functions().values()}
    wanted |= {f"${{Stage}}-${{Brand}}-{_table(name)}" for name in MODELS}
    wanted |= {f"portal-${{Brand}}-${{Stage}}-{name}" for name in DEAD}
    yield from (f"the dashboard doesn't show {name}" for name in sorted(wanted - shown))


def _alarms(stack: Template) -> list[dict[str, dict[str, str]]]:
    return list(stack.of("CloudWatch::Alarm").values())


def _table(logical: str) -> str:
    return logical.removesuffix("Table").lower()
