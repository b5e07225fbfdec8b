"""The app factory of every function: same headers, same limits, same words, same error pages."""

from flask import Flask

from portal.bootstrap.base import Portal
from portal.web.access_log import log_requests
from portal.web.errors import handle_errors
from portal.web.failures import CarefulFlask
from portal.web.headers import add_headers, content_security_policy
from portal.web.language import follow_language
from portal.web.limits import limit_requests
from portal.web.origin import refuse_foreign_origins
from portal.web.shared import keep_portal
from portal.web.templating import furnish


def make_app(import_name: str, portal: Portal, policy: str = "") -> Flask:
    """A Flask app for ``functions.<name>.app``; call as ``make_app(__name__, portal)`` and add the function's pages.

    ``policy``: a content security policy of its own, where a function needs another one than the pages of customers.

    The order matters: the log is told first, so that refusals are logged and carry a request id too.
    """
    app = CarefulFlask(import_name, static_folder=None)
    keep_portal(app, portal)
    log_requests(app, _function_name(import_name))
    add_headers(app, policy or content_security_policy(portal.settings.bucket_origin))
    follow_language(app)
    limit_requests(app)
    refuse_foreign_origins(app, portal.settings.origins)
    handle_errors(app)
    furnish(app, portal.definition.brand)
    return app


def _function_name(import_name: str) -> str:
    """``functions.track.app`` is called ``track`` in the log."""
    return import_name.removeprefix("functions.").removesuffix(".app")
