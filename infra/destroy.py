"""Takes an administration down at a stage, with everything in it: site, edge, functions, foundation, what is kept."""

from collections.abc import Iterator

from infra.account import Account
from infra.describe import functions
from infra.known import known_values
from infra.leftovers import KINDS, is_left, remove_left
from infra.releases import Releases
from infra.settings_of import settings_of
from infra.target import STACKS, Target


def destroy_plan(target: Target, account: Account) -> Iterator[str]:
    """What would go, and what is in it."""
    for part in reversed(STACKS):
        if account.stacks.exists(target.stack(part)):
            yield f"stack {target.stack(part)}: {len(account.stacks.resources(target.stack(part)))} resources"
        left = sorted(physical for kind, physical in _resources(target, account, part) if kind in KINDS)
        yield from (f"    with everything in it: {one}" for one in left)
    for name in _running(target, account).values():
        yield f"function {name}"


def destroy(target: Target, account: Account) -> None:
    """Nothing stays; a key only until its wait is over. Whatever breaks it off, doing it again goes on from there.

    Raises StackFailed, ZappaFailed.
    """
    known = known_values(target, account)
    for part in STACKS[:0:-1]:
        _remove(target, account, part)
    for function, name in _running(target, account).items():
        account.lambdas.remove(settings_of(target, function, known)[0])
        account.progress.step(f"{name} removed")
    _remove(target, account, STACKS[0])
    Releases(target.zips).forget()


def _running(target: Target, account: Account) -> dict[str, str]:
    """Names of the Lambda functions that are there, by ours."""
    wanted = {name: one.lambda_name(target.brand, target.stage) for name, one in functions().items()}
    return {name: theirs for name, theirs in wanted.items() if account.lambdas.running(theirs) is not None}


def _resources(target: Target, account: Account, part: str) -> list[tuple[str, str]]:
    """(kind, physical id) of what a stack has, and of what one of its name left behind and is still there."""
    name = target.stack(part)
    has = [*account.stacks.resources(name).values()] if account.stacks.exists(name) else []
    return has + [one for one in account.stacks.kept(name) if one not in has and is_left(account, *one)]


def _remove(target: Target, account: Account, part: str) -> None:
    """One stack, then what it keeps."""
    name, resources = target.stack(part), _resources(target, account, part)
    if account.stacks.exists(name):
        account.stacks.remove(name)
    for kind, physical in resources:
        if remove_left(account, kind, physical):
            account.progress.step(f"  {physical} removed")
