"""The Zappa settings of a function at a place, with what the command adds to its variables."""

from collections.abc import Mapping
from typing import Any

from infra.describe import function as described
from infra.target import Target
from infra.zappa_settings import settings

NOT_YET = "https://portal.invalid"
"""Stands for the CDN's address until there is one; the functions hear of it in a second round."""


def settings_of(target: Target, function: str, known: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """(settings, name of the Lambda function)."""
    outputs = {**known, "Origins": origins(known)}
    made: dict[str, Any] = settings(function, target.brand, target.stage, outputs, target.variables)
    return made, described(function).lambda_name(target.brand, target.stage)


def origins(known: Mapping[str, str]) -> str:
    """The public address: the domain's, or the CDN's own; at a first deployment the latter comes later."""
    if known.get("SiteDomain"):
        return f"https://{known['SiteDomain']}"
    return known.get("SiteUrl") or NOT_YET
