"""The one way in: every page of the workbench stands on exactly one right, and is asked for it here.

Whoever is not signed in is asked to; what they had typed is kept until they are. Whoever may not is told so.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from flask import Flask, g, request
from flask.typing import ResponseReturnValue

from functions.workbench import typed
from functions.workbench.session import last_known, signed_in
from portal.bootstrap.workbench import Workbench
from portal.domain.permissions import Action, may
from portal.domain.staff import Employee
from portal.web.answers import page, see_other

View = Callable[..., ResponseReturnValue]


class Door:
    """``access``: which right opens each endpoint; what isn't in it needs no signing in."""

    def __init__(self, app: Flask, portal: Workbench) -> None:
        self._app, self._portal = app, portal
        self.access: dict[str, Action] = {}

    def open(self, rule: str, endpoint: str, view: View, right: Action, methods: Sequence[str] = ("GET",)) -> None:
        """Serve ``view(employee, **parts of the path)`` to whoever has that right."""
        self.access[endpoint] = right
        self._app.add_url_rule(rule, endpoint, self._guarded(view, right), methods=methods)

    def _guarded(self, view: View, right: Action) -> View:
        @wraps(view)
        def guarded(**path: Any) -> ResponseReturnValue:
            employee = signed_in(self._portal.definition.staff, self._portal.now(), self._portal.ended)
            if employee is None:
                return self._ask()
            g.employee = employee
            if not may(employee, right):
                return not_yours()
            return view(employee, **path)

        return guarded

    def _ask(self) -> ResponseReturnValue:
        """To the page to sign in; after a form with what was typed in it kept, where we know whose it is."""
        if request.method != "POST":
            return see_other("sign_in", naar=request.full_path.rstrip("?"))
        kept = typed.keep(self._portal, last_known(self._portal.ended))
        answer = page("workbench/signed_out.html", to=kept, kept=bool(kept))
        answer.status_code = 401
        return answer


def not_yours() -> ResponseReturnValue:
    """Signed in, but this is not theirs to see or do."""
    answer = page("workbench/not_yours.html")
    answer.status_code = 403
    return answer


def whoever() -> Employee | None:
    """The employee that this page is made for."""
    found: Employee | None = g.get("employee")
    return found
