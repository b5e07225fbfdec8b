"""Who is signed in: a signed cookie that names the employee and ends by itself, by the times in staff.toml.

Signing out ends it for every copy of the cookie: it has an id, and what was ended is kept until it would have ended.
The signature's key is derived from the link keys, so that a deployment has no other secret for it; after a rotation
the older ones still open what they signed.
"""

import hmac
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, cast, get_args

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface

from portal.bootstrap.workbench import Workbench
from portal.domain.links import LinkKeys
from portal.domain.staff import Employee, Staff, StaffRole
from portal.services.leaving import EndedSessions

PURPOSE = "medewerkers|"
TOLD_EVERY = timedelta(minutes=1)
"""The cookie is written anew at most this often for somebody who is busy."""


class _Sealed(SecureCookieSessionInterface):
    digest_method = staticmethod(sha256)


def keep_sessions(app: Flask, portal: Workbench) -> None:
    """A ``__Host-`` cookie: this host alone, only over TLS, unread by scripts, not sent along from other sites."""
    secure = portal.settings.secure_cookies
    newest, *older = _keys(portal.settings.link_keys, portal.settings.brand)
    app.session_interface = _Sealed()
    app.config.update(
        SECRET_KEY=newest,
        SECRET_KEY_FALLBACKS=older,
        SESSION_COOKIE_NAME="__Host-medewerker" if secure else "medewerker",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )


def begin(employee: Employee, now: datetime, id: str) -> None:
    """From here on; whatever this browser had is gone."""
    session.clear()
    session.update(id=id, employee=asdict(employee), since=_seconds(now), seen=_seconds(now))


def end(staff: Staff, ended: EndedSessions) -> None:
    """Here, and wherever else the cookie is. Raises Unavailable."""
    if _told() is not None:
        ended.end(session["id"], _at(session["since"]) + timedelta(hours=staff.absolute_hours))
    session.clear()


def signed_in(staff: Staff, now: datetime, ended: EndedSessions) -> Employee | None:
    """The employee, unless they did nothing for too long, signed in too long ago or signed out; says that they were
    here. Raises Unavailable."""
    employee = _told()
    if employee is None:
        return None
    since, seen = _at(session["since"]), _at(session["seen"])
    if now - seen > timedelta(minutes=staff.idle_minutes) or now - since > timedelta(hours=staff.absolute_hours):
        return None
    if ended.has_ended(session["id"]):
        return None
    if now - seen >= TOLD_EVERY:
        session["seen"] = _seconds(now)
    return employee


def last_known(ended: EndedSessions) -> Employee | None:
    """Who was signed in here, also when it ended by itself. Raises Unavailable."""
    employee = _told()
    return None if employee is None or ended.has_ended(session["id"]) else employee


def _told() -> Employee | None:
    """Whom the cookie names: it is signed, so nobody made it up."""
    told: Mapping[str, Any] = session.get("employee", {})
    if "id" not in session or told.get("role") not in get_args(StaffRole):
        return None
    return Employee(told["id"], told["name"], cast(StaffRole, told["role"]), told["organisation"])


def _keys(links: LinkKeys, brand: str) -> list[bytes]:
    newest_first = sorted(links.secrets, reverse=True)
    return [hmac.new(links.secrets[kid], f"{PURPOSE}{brand}|{kid}".encode(), sha256).digest() for kid in newest_first]


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
