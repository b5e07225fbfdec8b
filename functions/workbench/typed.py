"""A form whose session was over when it was sent: what was typed is kept, and comes back after signing in.

It comes back as the same form, filled in and not yet sent: ``sent()`` tells a view which of the two it is.
"""

from datetime import timedelta

from flask import request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.bootstrap.workbench import Workbench
from portal.domain.staff import Employee
from portal.services.staff_ports import Typed
from portal.web.answers import page

KEPT = timedelta(hours=1)
AGAIN = "_terug"
"""The field that says: shown again, not sent."""


def sent() -> bool:
    """Whether somebody just pressed the button of a form; a view then checks and saves, else it only shows."""
    return request.method == "POST" and AGAIN not in request.form


def keep(portal: Workbench, employee: Employee | None) -> str:
    """Where the text is to be found after signing in; "" where we don't know who typed it."""
    if employee is None:
        return ""
    fields = tuple((name, value) for name, value in request.form.items(multi=True) if name != AGAIN)
    id = portal.new_id()
    portal.typed.keep(Typed(id, employee.id, request.path, fields, portal.now() + KEPT))
    return url_for("typed", id=id)


class TypedViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def show(self, employee: Employee, id: str) -> ResponseReturnValue:
        """The way back to the form, for whoever typed it."""
        typed = self._portal.typed.find(id)
        if typed is None or typed.employee != employee.id:
            raise NotFound
        return page("workbench/typed.html", path=typed.path, fields=typed.fields, again=AGAIN)
