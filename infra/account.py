"""One AWS account and region, as the environment says (``AWS_PROFILE``, ``AWS_REGION`` …), seen through botocore."""

import os
from dataclasses import dataclass, field
from typing import Any

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError

from infra.lambdas import Lambdas
from infra.progress import Progress
from infra.stacks import Stacks


class NotOurs(Exception):
    """There are no credentials, no region, or AWS doesn't know them; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Account:
    session: botocore.session.Session
    number: str
    region: str
    progress: Progress
    _made: dict[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        """One for each service: making it takes longer than most calls."""
        if service not in self._made:
            self._made[service] = self.session.create_client(service)
        return self._made[service]

    @property
    def stacks(self) -> Stacks:
        return Stacks(self.client("cloudformation"), self.progress)

    @property
    def lambdas(self) -> Lambdas:
        return Lambdas(self.client("lambda"), self.progress)


def account(progress: Progress) -> Account:
    """The account that the environment's credentials belong to. Raises NotOurs."""
    session = botocore.session.Session()
    region = os.environ.get("AWS_REGION") or session.get_config_variable("region")
    if not region:
        raise NotOurs("No region is set; set AWS_REGION.")
    session.set_config_variable("region", region)
    try:
        number = session.create_client("sts").get_caller_identity()["Account"]
    except (BotoCoreError, ClientError) as problem:
        raise NotOurs(f"AWS doesn't know us: {problem} Set AWS_PROFILE or the AWS_… keys, and AWS_REGION.") from problem
    return Account(session, number, region, progress)
