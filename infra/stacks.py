"""CloudFormation stacks: what would change, the change itself with each resource as it comes, and taking down."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from botocore.exceptions import ClientError

from infra.progress import Progress

SECONDS_BETWEEN = 0.3
NOT_THERE = ("", "REVIEW_IN_PROGRESS", "DELETE_COMPLETE")
NEVER_MADE = "ROLLBACK_COMPLETE"
"""A stack whose first making failed: it holds nothing, and AWS wants it removed before it is tried again."""
NO_CHANGES = ("didn't contain changes", "No updates are to be performed")


class StackFailed(Exception):
    """A stack was not made, changed or removed; the message names the first resource that failed, and why."""


class ParameterMissing(Exception):
    """A template asks for what neither an earlier stack, nor its own default, nor the command gives."""


class ParameterUnknown(Exception):
    """The command gives what no template asks for: a slip of the keyboard, most likely."""


@dataclass(frozen=True, slots=True)
class Change:
    """``action`` as AWS says it: Add, Modify, Remove."""

    action: str
    resource: str
    kind: str
    replaces: bool

    def __str__(self) -> str:
        return f"{self.action.lower()} {self.resource} ({self.kind}){' BY A NEW ONE' if self.replaces else ''}"


@dataclass(frozen=True, slots=True)
class Stacks:
    """The stacks of one account and region. ``client`` is botocore's ``cloudformation``."""

    client: Any
    progress: Progress

    def status(self, name: str) -> str:
        """As AWS says it; "" where there is no such stack."""
        return str(self._stack(name).get("StackStatus", ""))

    def exists(self, name: str) -> bool:
        return self.status(name) not in NOT_THERE

    def outputs(self, name: str) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self._stack(name).get("Outputs", ())}

    def parameters(self, name: str) -> dict[str, str]:
        """What it was given."""
        return {one["ParameterKey"]: one["ParameterValue"] for one in self._stack(name).get("Parameters", ())}

    def resources(self, name: str) -> dict[str, tuple[str, str]]:
        """(kind, physical id) by logical name."""
        pages = self.client.get_paginator("list_stack_resources").paginate(StackName=name)
        found = (resource for page in pages for resource in page["StackResourceSummaries"])
        return {one["LogicalResourceId"]: (one["ResourceType"], one.get("PhysicalResourceId", "")) for one in found}

    def kept(self, name: str) -> list[tuple[str, str]]:
        """(kind, physical id) of what stacks of that name left behind when they went, as far as AWS remembers them."""
        pages = self.client.get_paginator("list_stacks").paginate(StackStatusFilter=["DELETE_COMPLETE"])
        gone = [one["StackId"] for page in pages for one in page["StackSummaries"] if one["StackName"] == name]
        events = (event for stack in gone for event in self._events(stack))
        skipped = (event for event in events if event["ResourceStatus"] == "DELETE_SKIPPED")
        return [(event["ResourceType"], event["PhysicalResourceId"]) for event in skipped]

    def asked(self, template: str) -> Sequence[Mapping[str, Any]]:
        """The parameters of a template: ``ParameterKey``, ``DefaultValue`` where there is one."""
        asked: Sequence[Mapping[str, Any]] = self.client.get_template_summary(TemplateBody=template)["Parameters"]
        return asked

    def changes(self, name: str, template: str, known: Mapping[str, str]) -> list[Change]:
        """What an update would do; nothing is changed. Raises StackFailed, ParameterMissing."""
        proposal = self._propose(name, template, known)
        if proposal is None:
            return []
        self.client.delete_change_set(StackName=name, ChangeSetName=proposal["ChangeSetName"])
        return [_change(change["ResourceChange"]) for change in proposal["Changes"]]

    def make(self, name: str, template: str, known: Mapping[str, str]) -> dict[str, str]:
        """Make it, or change it into this; its outputs. Raises StackFailed, ParameterMissing."""
        if self.status(name) == NEVER_MADE:
            self.remove(name)
        proposal = self._propose(name, template, known)
        if proposal is None:
            self.progress.step(f"{name}: nothing to change")
            return self.outputs(name)
        seen = self._events(name)
        self.client.execute_change_set(StackName=name, ChangeSetName=proposal["ChangeSetName"])
        self._watch(name, {event["EventId"] for event in seen})
        return self.outputs(name)

    def remove(self, name: str) -> None:
        """Raises StackFailed."""
        seen, stack = {event["EventId"] for event in self._events(name)}, self._stack(name)["StackId"]
        self.client.delete_stack(StackName=name)
        self._watch(stack, seen)

    def _stack(self, name: str) -> Mapping[str, Any]:
        try:
            found: Mapping[str, Any] = self.client.describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise
        return found

    def _events(self, name: str) -> list[Mapping[str, Any]]:
        """Oldest first."""
        pages = self.client.get_paginator("describe_stack_events").paginate(StackName=name)
        return [event for page in pages for event in page["StackEvents"]][::-1]

    def _propose(self, name: str, template: str, known: Mapping[str, str]) -> Mapping[str, Any] | None:
        """A change set that is ready, or None where there is nothing to change."""
        new = not self.exists(name)
        wanted = self._parameters(name, template, known)
        change_set = f"portal-{sha256(f'{template}{wanted}'.encode()).hexdigest()[:16]}"
        with suppress(ClientError):  # one of that name is only there where a command was broken off
            self.client.delete_change_set(StackName=name, ChangeSetName=change_set)
        self.client.create_change_set(
            StackName=name,
            ChangeSetName=change_set,
            ChangeSetType="CREATE" if new else "UPDATE",
            TemplateBody=template,
            Parameters=wanted,
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        return self._ready(name, change_set)

    def _ready(self, name: str, change_set: str) -> Mapping[str, Any] | None:
        while True:
            found: Mapping[str, Any] = self.client.describe_change_set(StackName=name, ChangeSetName=change_set)
            if found["Status"] == "CREATE_COMPLETE":
                return found
            if found["Status"] == "FAILED":
                self.client.delete_change_set(StackName=name, ChangeSetName=change_set)
                reason = found.get("StatusReason", "")
                if any(words in reason for words in NO_CHANGES):
                    return None
                raise StackFailed(f"{name} can't be made like this: {reason}")
            self.progress.wait(SECONDS_BETWEEN)

    def _parameters(self, name: str, template: str, known: Mapping[str, str]) -> Sequence[Mapping[str, Any]]:
        """What is known, else what the stack had, else its default. Raises ParameterMissing."""
        had = self.parameters(name) if self.exists(name) else {}
        asked = self.asked(template)
        missing = [
            one["ParameterKey"]
            for one in asked
            if one["ParameterKey"] not in known and one["ParameterKey"] not in had and "DefaultValue" not in one
        ]
        if missing:
            raise ParameterMissing(f"{name} needs {', '.join(missing)}; give each as --set NAME=VALUE.")
        keys = [one["ParameterKey"] for one in asked]
        given = [{"ParameterKey": key, "ParameterValue": known[key]} for key in keys if key in known]
        kept = [{"ParameterKey": key, "UsePreviousValue": True} for key in keys if key not in known and key in had]
        return [*given, *kept]

    def _watch(self, name: str, seen: set[str]) -> None:
        """Say what happens to each resource until the stack is at rest. Raises StackFailed."""
        failed = ""
        while True:
            status = self.status(name)
            for event in self._events(name):
                if event["EventId"] not in seen:
                    seen.add(event["EventId"])
                    failed = failed or self._tell(event)
            if not status.endswith("_IN_PROGRESS"):
                break
            self.progress.wait(SECONDS_BETWEEN)
        if failed or status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE", ""):
            raise StackFailed(f"{name} stands at {status}: {failed or 'its events say no more'}")

    def _tell(self, event: Mapping[str, Any]) -> str:
        """Say it; gives the complaint where it is one."""
        status, resource = event["ResourceStatus"], event["LogicalResourceId"]
        if status.endswith("_COMPLETE"):
            self.progress.step(f"  {resource} ({event['ResourceType']}) {status.lower().replace('_', ' ')}")
        return f"{resource}: {event.get('ResourceStatusReason', status)}" if status.endswith("_FAILED") else ""


def _change(change: Mapping[str, Any]) -> Change:
    replaces = change.get("Replacement", "False") != "False"
    return Change(change["Action"], change["LogicalResourceId"], change["ResourceType"], replaces)
