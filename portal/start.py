"""How a function starts by itself: its journal, its secret, its settings, and the rooms it needs, once per process."""

import logging
from collections.abc import Mapping
from typing import Any

from portal.bootstrap import portal_for
from portal.services import journal
from portal.settings import read_settings

SECRET = "PORTAL_SECRET"  # noqa: S105 - the name of the variable that names the secret


def variables(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The environment, with what stands in the secret that ``PORTAL_SECRET`` names. Raises SecretUnreadable."""
    if not environ.get(SECRET):
        return environ
    from portal.outside.secret import secret_variables

    return {**environ, **secret_variables(environ[SECRET], environ)}


def keep_journal(function: str, environ: Mapping[str, str]) -> None:
    """Everything that is logged in this process is a line of the journal; whatever the runtime had set up goes."""
    journal.keep(logging.getLogger(), environ["PORTAL_BRAND"], environ["PORTAL_STAGE"], function)


def start(function: str, environ: Mapping[str, str]) -> Any:
    """The portal of that function. Raises SettingMissing and SecretUnreadable."""
    keep_journal(function, environ)
    return portal_for(function, read_settings(variables(environ)))
