"""What is known of a place before and while it is deployed: what its stacks were given, and what they gave."""

from infra.account import Account
from infra.target import STACKS, Target


def known_values(target: Target, account: Account) -> dict[str, str]:
    """Values for templates and settings by name; what the command gives wins over what stood."""
    stacks = account.stacks
    found: dict[str, str] = {}
    for part in STACKS:
        found |= stacks.parameters(target.stack(part))
    for part in STACKS:
        found |= stacks.outputs(target.stack(part))
    return found | dict(target.parameters) | {"Brand": target.brand, "Stage": target.stage}
