"""Signing in and out, with the provider of identities."""

import re

from flask import redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from functions.workbench import session as sessions
from functions.workbench.organisations import kinds
from portal.bootstrap.workbench import Workbench
from portal.domain.staff import NotStaff, employee_of
from portal.services.measures import measured
from portal.services.staff_ports import Attempt, SignInRefused
from portal.web.answers import page, see_other

HOME = "/medewerkers/"
OWN_PATH = re.compile(r"/medewerkers/[\w/.~-]*(?:\?[\w&=%.~+:-]*)?", re.ASCII)
"""Where signing in may lead: a page of the workbench and nowhere else."""


class Signing:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def ask(self) -> ResponseReturnValue:
        """The page with the button, and what the button does."""
        if request.method == "GET":
            return page("workbench/sign_in.html", to=own_path(request.args.get("naar", "")), minutes=self._idle())
        portal = self._portal
        attempt = Attempt(portal.new_id(), portal.new_id(), portal.new_id() + portal.new_id())
        address = portal.provider().address(self._back(), attempt)
        session["attempt"] = {"state": attempt.state, "nonce": attempt.nonce, "verifier": attempt.verifier}
        session["to"] = own_path(request.form.get("naar", ""))
        return redirect(address, 303)

    def back(self) -> ResponseReturnValue:
        """From the provider: whoever has work here is let in, and goes where they were going."""
        portal = self._portal
        attempt, to = session.pop("attempt", None), session.pop("to", HOME)
        if attempt is None:
            return see_other("sign_in")
        try:
            claims = portal.provider().claims(ascii_query(), self._back(), Attempt(**attempt))
            employee = employee_of(claims, portal.definition.staff, kinds(portal.definition.organisations))
        except SignInRefused:
            return self._refused("failed")
        except NotStaff as refusal:
            return self._refused(refusal.why)
        sessions.end(portal.definition.staff, portal.ended)
        sessions.begin(employee, portal.now(), portal.new_id())
        measured({"role": employee.role}, StaffSignedIn=1)
        return redirect(own_path(to), 303)

    def leave(self) -> ResponseReturnValue:
        """Out here, and at the provider too where it has a page for that."""
        sessions.end(self._portal.definition.staff, self._portal.ended)
        there = self._portal.provider().leave_address(f"{self._origin()}{url_for('left')}")
        return redirect(there, 303) if there else see_other("left")

    def left(self) -> ResponseReturnValue:
        return page("workbench/left.html")

    def _refused(self, why: str) -> ResponseReturnValue:
        """Not let in, and why; a try that failed leaves nothing behind."""
        sessions.end(self._portal.definition.staff, self._portal.ended)
        measured({"why": why}, StaffRefused=1)
        answer = page("workbench/refused.html", why=why)
        answer.status_code = 403
        return answer

    def _idle(self) -> int:
        return self._portal.definition.staff.idle_minutes

    def _back(self) -> str:
        return f"{self._origin()}{url_for('back')}"

    def _origin(self) -> str:
        """Ours as the browser knows it; behind the CDN ``Host`` is not it, so then the public one."""
        asked = request.host_url.rstrip("/")
        return asked if asked in self._portal.settings.origins else self._portal.settings.base_url


def own_path(typed: str) -> str:
    """``typed`` where it is a page of the workbench, else its first page."""
    return typed if OWN_PATH.fullmatch(typed) and "//" not in typed else HOME


def ascii_query() -> str:
    try:
        return request.query_string.decode("ascii")
    except UnicodeDecodeError as fault:
        raise BadRequest from fault
