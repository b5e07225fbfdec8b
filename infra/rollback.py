"""Back to the code that ran before: each function gets its previous zip, with the settings of now."""

from infra.account import Account
from infra.describe import functions
from infra.kept_zips import KeptZips
from infra.known import known_values
from infra.settings_of import settings_of
from infra.target import Target


class NotDeployed(Exception):
    """There is nothing of this administration at this stage."""


def rollback_plan(target: Target, account: Account) -> dict[str, tuple[str, str]]:
    """(hash that runs, hash to go back to) by function. Raises NotDeployed, NothingBefore."""
    kept = KeptZips(target.zips)
    found = {}
    for function in functions().values():
        running = account.lambdas.running(function.lambda_name(target.brand, target.stage))
        if running is None:
            raise NotDeployed(f"{function.lambda_name(target.brand, target.stage)} isn't there; deploy first.")
        found[function.name] = (running.sha256, kept.before(function.name, running.sha256)[1])
    return found


def rollback(target: Target, account: Account) -> None:
    """Raises NotDeployed, NothingBefore, ZappaFailed."""
    known, kept = known_values(target, account), KeptZips(target.zips)
    for function, (now, _) in rollback_plan(target, account).items():
        settings, name = settings_of(target, function, known)
        zipped, sha256 = kept.before(function, now)
        account.lambdas.put(name, zipped, settings)
        account.progress.step(f"{name}: code {now[:12]} → {sha256[:12]}")
