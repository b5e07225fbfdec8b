"""The app of the function that ``PORTAL_FUNCTION`` names, made once, when Lambda loads it."""

import importlib
import os

from portal.bootstrap import portal_for
from portal.settings import read_settings
from portal.start import keep_journal, variables

keep_journal(os.environ["PORTAL_FUNCTION"], os.environ)

environ = variables(os.environ)
"""With what stands in the secret."""

_name = os.environ["PORTAL_FUNCTION"]
_portal = portal_for(_name, read_settings(environ))
app = importlib.import_module(f"functions.{_name}.app").create_app(_portal)
