"""What a deployment would create and change, read from what stands; nothing is changed by asking."""

from collections.abc import Iterator, Mapping

from infra.account import Account
from infra.build import Artefact
from infra.built import Built
from infra.describe import function as described
from infra.known import known_values
from infra.lambdas import differences
from infra.settings_of import settings_of
from infra.stacks import NEVER_MADE, ParameterUnknown
from infra.target import STACKS, Target, wanted_stacks

INDENT = "\n    "


def plan(target: Target, account: Account, built: Built) -> list[str]:
    """A line per stack and per function, in the order of the work. Raises ParameterMissing, ParameterUnknown."""
    _all_asked_for(target, account)
    known = known_values(target, account) | built.values
    foundation, *others = wanted_stacks(known)
    return [
        _stack(target, account, foundation, known),
        *_functions(target, account, built.artefacts, known),
        *(_stack(target, account, part, known) for part in others),
        "site: what changed is put in the bucket",
    ]


def _all_asked_for(target: Target, account: Account) -> None:
    asked = {one["ParameterKey"] for part in STACKS for one in account.stacks.asked(target.template(part))}
    unknown = sorted(target.parameters.keys() - asked)
    if unknown:
        raise ParameterUnknown(f"No stack has {', '.join(unknown)}; they have {', '.join(sorted(asked))}.")


def _stack(target: Target, account: Account, part: str, known: Mapping[str, str]) -> str:
    name, stacks = target.stack(part), account.stacks
    if not stacks.exists(name) or stacks.status(name) == NEVER_MADE:
        return f"stack {name}: NEW"
    changes = stacks.changes(name, target.template(part), known)
    return f"stack {name}: {INDENT.join(['changes', *map(str, changes)]) if changes else 'as it is'}"


def _functions(
    target: Target, account: Account, artefacts: Mapping[str, Artefact], known: Mapping[str, str]
) -> Iterator[str]:
    for function, artefact in artefacts.items():
        name = described(function).lambda_name(target.brand, target.stage)
        running = account.lambdas.running(name)
        if running is None:
            yield f"function {name}: NEW, {artefact.size / 1e6:.1f} MB, {artefact.sha256[:12]}"
        else:
            settings, _ = settings_of(target, function, known)
            yield f"function {name}: {', '.join(differences(running, artefact.sha256, settings)) or 'as it is'}"
