"""One administration on the emulated AWS: deployed by the operator's own command, and looked at from all sides."""

import json
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from infra.built import Built
from infra.command import Commander
from infra.describe import functions
from infra.progress import progress
from infra.target import Target
from portal.bootstrap.chance import new_id, new_secret
from portal.domain.calendar import local
from portal.services.keys import issue_key
from portal.settings import CONTENT
from portal.store.keys import KeyStore
from portal.store.outbox import PRINT
from portal.store.tables import Tables, connect
from tests.builders import a_definition
from tests.deployment.aws import ACCOUNT, REGION, Aws, as_owner, emulated_aws
from tests.journeys.server import ADDRESSES, DAYTIME
from tests.outside.stub_register import a_register

BRAND, STAGE = "mijnaansluiting", "test"
MAIL_DOMAIN = "mijnaansluiting.example"
REPLIES = f"portal-{BRAND}-{STAGE}-replies-{ACCOUNT}"
PATIENCE = 90
"""Seconds until what must come has come: the schedule wakes the messenger once a minute."""


@dataclass
class Deployed:
    """``said`` holds every line that the last command printed."""

    aws: Aws
    target: Target
    clock: Path
    build: Callable[..., Built]
    said: list[str] = field(default_factory=list)

    def command(self, what: str, *, agrees: bool = True, **parameters: str) -> int:
        """``portal deploy BRAND STAGE [what] --set …``; its exit code."""
        self.said.clear()
        told = progress(self.said.append, time.monotonic, time.sleep)
        commander = Commander(told, lambda _: agrees, new_secret, local(datetime.now(UTC)).date(), self.build)
        return commander.run(what, replace(self.target, parameters={**self.target.parameters, **parameters}))

    @property
    def all_said(self) -> str:
        return "\n".join(self.said)

    def outputs(self, part: str) -> dict[str, str]:
        return {one["OutputKey"]: one["OutputValue"] for one in self._stack(part)["Outputs"]}

    def parameters(self, part: str) -> dict[str, str]:
        return {one["ParameterKey"]: one["ParameterValue"] for one in self._stack(part)["Parameters"]}

    def _stack(self, part: str) -> dict[str, Any]:
        name = self.target.stack(part)
        found: dict[str, Any] = self.aws.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
        return found

    def function(self, name: str) -> str:
        return functions()[name].lambda_name(self.target.brand, self.target.stage)

    @property
    def secret(self) -> dict[str, Any]:
        arn = self.outputs("foundation")["SecretArn"]
        found: dict[str, Any] = json.loads(
            self.aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
        )
        return found

    @property
    def tables(self) -> Tables:
        """As an operator reaches them, with an operator's rights."""
        return connect(f"{self.target.stage}-{self.target.brand}", REGION, self.aws.endpoint)

    def later(self, seconds: int) -> None:
        """Let time pass for the portal."""
        self.clock.write_text(str(float(self.clock.read_text()) + seconds))

    @property
    def hour(self) -> int:
        """The portal's own, in Amsterdam."""
        return local(datetime.now(UTC) + timedelta(seconds=float(self.clock.read_text()))).hour

    def log(self, function: str) -> list[str]:
        """What a function wrote, oldest first, as far as the emulator kept it."""
        logs, group = self.aws.client("logs"), f"/aws/lambda/{self.function(function)}"
        found = logs.filter_log_events(logGroupName=group).get("events", ())
        return [line for event in found for line in event["message"].splitlines() if line.strip()]

    def key_of(self, organisation: str) -> str:
        """A new interface key, as an operator hands it out for one more of its systems."""
        organisations = a_definition(self.target.brand).organisations
        return issue_key(KeyStore(self.tables), organisations, organisation, new_id, datetime.now(UTC), name=new_id())

    def rule(self, name: str) -> dict[str, Any]:
        """A schedule's only target: its function's ARN and what that is told."""
        rule = f"{self.target.name}-{name}"
        found: dict[str, Any] = self.aws.client("events").list_targets_by_rule(Rule=rule)["Targets"][0]
        return found

    def invoke(self, function: str, told: bytes) -> Any:
        """Start a function with an event; what it answered. Fails where the function did."""
        answer = self.aws.client("lambda").invoke(FunctionName=self.function(function), Payload=told)
        said = json.load(answer["Payload"])
        assert "FunctionError" not in answer, f"{self.function(function)} failed: {said}"
        return said

    def resources(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, physical id) by logical name."""
        pages = self.aws.client("cloudformation").get_paginator("list_stack_resources")
        found = [
            one for page in pages.paginate(StackName=self.target.stack(part)) for one in page["StackResourceSummaries"]
        ]
        return {one["LogicalResourceId"]: (one["ResourceType"], one["PhysicalResourceId"]) for one in found}

    def running(self) -> dict[str, str]:
        """Hash of the code by function, as AWS says it."""
        lambdas = self.aws.client("lambda")
        found = {name: lambdas.get_function_configuration(FunctionName=self.function(name)) for name in functions()}
        return {name: b64decode(told["CodeSha256"]).hex() for name, told in found.items()}

    def waiting(self, queue: str) -> int:
        """Messages in a queue, those being worked on included."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.aws.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"]
        return sum(int(found[name]) for name in names)

    def files(self) -> list[str]:
        """Keys in the bucket of uploads."""
        bucket = self.outputs("foundation")["UploadBucket"]
        return [one["Key"] for one in self.aws.client("s3").list_objects_v2(Bucket=bucket).get("Contents", ())]

    def to_print(self, reference: str) -> bool:
        """Whether a message about it waits to be printed."""
        return any(reference in item.sk for item in self.tables.outbox.query(PRINT))

    def sweeps(self, *, on: bool) -> None:
        """Let the schedule wake the messenger, or leave it to the stream and the queue."""
        events, rule = self.aws.client("events"), f"{self.target.name}-sweep"
        (events.enable_rule if on else events.disable_rule)(Name=rule)

    def take_mails(self, *, taken: bool) -> None:
        """Let SES take mails to everyone, or (as in its sandbox) to nobody we know."""
        self.aws.client("sesv2").put_account_details(
            MailType="TRANSACTIONAL", WebsiteURL="https://portal.example", ProductionAccessEnabled=taken
        )

    def until(self, done: Callable[[], bool], otherwise: str, patience: int = PATIENCE) -> None:
        give_up = time.monotonic() + patience
        while not done():
            assert time.monotonic() < give_up, f"{otherwise} after {patience} seconds. {self.why_silent('messenger')}"
            time.sleep(0.5)

    def why_silent(self, function: str) -> str:
        """What may keep a function from doing what it is there for: nothing wakes it, or it failed."""
        name, lambdas = self.function(function), self.aws.client("lambda")
        there = lambdas.list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
        heard = {one["EventSourceArn"] for one in there if one["State"] == "Enabled"}
        outputs = self.outputs("foundation")
        deaf = [outputs[key] for key in ("OutboxStreamArn", "MessagesQueueArn") if outputs[key] not in heard]
        failed = [line for line in self.log(function) if "rror" in line][-3:]
        return " ".join(
            [
                *(f"{name} has no enabled mapping of {arn}." for arn in deaf),
                *(f"{name} said: {line}" for line in failed),
            ]
        )


@contextmanager
def a_place(folder: Path, build: Callable[..., Built]) -> Iterator[Deployed]:
    """An empty account, and what the functions need beside AWS: an address register and a clock that can be moved."""
    clock, hour = folder / "clock", local(datetime.now(UTC)).hour
    clock.write_text(str(0 if hour in DAYTIME else (10 - hour) % 24 * 3_600))
    with emulated_aws(folder) as aws, as_owner(aws), a_register(documents=ADDRESSES) as register:
        aws.client("s3").create_bucket(
            Bucket=REPLIES, CreateBucketConfiguration={"LocationConstraint": REGION}
        )  # the emulator has no receipt rules, so no stack of ours makes it
        target = Target(
            BRAND,
            STAGE,
            CONTENT,
            folder / "deployed",
            parameters={"MailDomain": MAIL_DOMAIN},
            variables={
                "PORTAL_ADDRESS_REGISTER": register.url,
                "PORTAL_CLOCK_FILE": str(clock),
                "PORTAL_REPLIES": REPLIES,
                "PORTAL_BUCKET_ORIGIN": aws.endpoint,
                "PORTAL_UPLOAD_URL": f"{aws.endpoint}/portal-{BRAND}-{STAGE}-uploads-{ACCOUNT}/",
            },
        )
        yield Deployed(aws, target, clock, build)
