"""``portal deploy BRAND STAGE [status|rollback|destroy]``: shows what it would do, asks, does it, says how it went."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from botocore.exceptions import BotoCoreError, ClientError

from infra.account import Account, NotOurs, account
from infra.build import NotBuilt
from infra.built import Built, build_all
from infra.deploy import deploy
from infra.destroy import destroy, destroy_plan
from infra.lambdas import ZappaFailed
from infra.plan import plan
from infra.progress import Progress
from infra.releases import NothingBefore
from infra.rollback import NotDeployed, rollback, rollback_plan
from infra.stacks import ParameterMissing, ParameterUnknown, StackFailed
from infra.status import status
from infra.target import Target
from infra.zappa_settings import OutputMissing
from portal.definitions.mistakes import Mistakes
from portal.site.build import SiteNotBuilt

SENTENCES = (
    NotOurs,
    NotBuilt,
    NothingBefore,
    ZappaFailed,
    NotDeployed,
    ParameterMissing,
    ParameterUnknown,
    StackFailed,
)
OF_OTHERS = (OutputMissing, Mistakes, SiteNotBuilt, ClientError, BotoCoreError, subprocess.TimeoutExpired)


@dataclass(frozen=True, slots=True)
class Commander:
    """Whoever gives the command: hears lines, and is asked before anything changes."""

    progress: Progress
    agrees: Callable[[str], bool]
    new_secret: Callable[[], str]
    today: date
    build: Callable[[Target, Account, date], Built] = build_all

    def run(self, what: str, target: Target) -> int:
        """The exit code: 0 done, 1 failed (a sentence says why), 2 not agreed to."""
        try:
            place = account(self.progress)
            self.progress.step(f"{target.name} in account {place.number}, {place.region}")
            return DEEDS[what](self, target, place)
        except SENTENCES + OF_OTHERS as problem:
            self.progress.step(f"FAILED: {problem}")
            return 1

    def deploy(self, target: Target, place: Account) -> int:
        built = self.build(target, place, self.today)
        if not self._shown(plan(target, place, built), "Deploy this?"):
            return 2
        known = deploy(target, place, built, self.new_secret)
        self.progress.step(f"done: {known['SiteUrl']}, by way of {known['ApiEndpoint']}")
        return 0

    def status(self, target: Target, place: Account) -> int:
        for line in status(target, place):
            self.progress.say(line)
        return 0

    def rollback(self, target: Target, place: Account) -> int:
        back = rollback_plan(target, place)
        lines = [f"{function}: {now[:12]} → {then[:12]}" for function, (now, then) in back.items()]
        if not self._shown(lines, "Go back to this code?"):
            return 2
        rollback(target, place)
        self.progress.step("done")
        return 0

    def destroy(self, target: Target, place: Account) -> int:
        lines = list(destroy_plan(target, place))
        if not lines:
            self.progress.step("there is nothing of it")
            return 0
        if not self._shown(lines, f"Remove {target.name} with everything its customers entered?"):
            return 2
        destroy(target, place)
        self.progress.step("done; nothing is left")
        return 0

    def _shown(self, lines: list[str], question: str) -> bool:
        for line in lines:
            self.progress.say(f"  {line}")
        return self.agrees(question)


DEEDS: dict[str, Callable[[Commander, Target, Account], int]] = {
    "deploy": Commander.deploy,
    "status": Commander.status,
    "rollback": Commander.rollback,
    "destroy": Commander.destroy,
}
