"""How a function starts by itself: its secret, its settings, and the rooms it needs, once per process."""

from collections.abc import Mapping
from typing import Any

from portal import bootstrap
from portal.settings import read_settings

SECRET = "PORTAL_SECRET"  # noqa: S105 - the name of the variable that names the secret


def variables(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The environment, with what stands in the secret that ``PORTAL_SECRET`` names. Raises SecretUnreadable."""
    if not environ.get(SECRET):
        return environ
    from portal.outside.secret import secret_variables

    return {**environ, **secret_variables(environ[SECRET], environ)}


def start(function: str, environ: Mapping[str, str]) -> Any:
    """The portal of that function (``bootstrap.for_<function>``). Raises SettingMissing and SecretUnreadable."""
    return getattr(bootstrap, f"for_{function}")(read_settings(variables(environ)))
