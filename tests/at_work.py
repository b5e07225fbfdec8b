"""The cookie of somebody at the workbench, without the provider of identities that would have signed them in."""

from dataclasses import asdict
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

from flask import Flask

from functions.workbench.session import keep_sessions
from portal.bootstrap.chance import new_id
from portal.domain.links import LinkKeys
from portal.domain.staff import Employee


def cookie_of(employee: Employee, keys: LinkKeys, brand: str, since: datetime) -> dict[str, str]:
    """Its value by its name, as a browser keeps it over TLS."""
    app = Flask(__name__)
    settings = SimpleNamespace(secure_cookies=True, link_keys=keys, brand=brand)
    keep_sessions(app, cast(Any, SimpleNamespace(settings=settings)))
    signer = cast(Any, app.session_interface).get_signing_serializer(app)
    at = int(since.timestamp())
    told = {"id": new_id(), "employee": asdict(employee), "since": at, "seen": at}
    return {app.config["SESSION_COOKIE_NAME"]: signer.dumps(told)}
