"""Back to the code that ran before: each function gets its zip of the release before, with the settings of now."""

from infra.account import Account
from infra.deploy import put_release
from infra.describe import functions
from infra.releases import Hashes, Releases
from infra.target import Target


class NotDeployed(Exception):
    """There is nothing of this administration at this stage."""


def rollback_plan(target: Target, account: Account) -> dict[str, tuple[str, str]]:
    """(hash that runs, hash to go back to) by function, where they differ. Raises NotDeployed, NothingBefore."""
    now = _running(target, account)
    then = Releases(target.zips).before(now)
    return {function: (now[function], then[function]) for function in now if now[function] != then[function]}


def rollback(target: Target, account: Account) -> None:
    """Raises NotDeployed, NothingBefore, ZappaFailed."""
    releases = Releases(target.zips)
    then = releases.before(_running(target, account))
    put_release(target, account, then)
    releases.went_back_to(then)


def _running(target: Target, account: Account) -> Hashes:
    found = {}
    for function in functions().values():
        running = account.lambdas.running(function.lambda_name(target.brand, target.stage))
        if running is None:
            raise NotDeployed(f"{function.lambda_name(target.brand, target.stage)} isn't there; deploy first.")
        found[function.name] = running.sha256
    return found
