"""What somebody chose for themselves on this machine: whether single keys are shortcuts (WCAG 2.1.4)."""

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.bootstrap.workbench import Workbench
from portal.domain.staff import Employee
from portal.web.answers import page, see_other

YEAR = 365 * 86_400
OFF = "uit"


class Choices:
    def __init__(self, portal: Workbench) -> None:
        self._secure = portal.settings.secure_cookies

    def keys(self, employee: Employee) -> ResponseReturnValue:
        """Which keys there are, and the switch."""
        if request.method == "GET":
            return page("workbench/keys.html")
        answer = see_other("keys")
        self.remember(answer, "toetsen", "" if request.form.get("keys") == "aan" else OFF)
        return answer

    def keys_on(self) -> bool:
        return self.remembered("toetsen") != OFF

    def remembered(self, name: str) -> str:
        return request.cookies.get(self._cookie(name), "")

    def remember(self, answer: Response, name: str, value: str) -> None:
        cookie = self._cookie(name)
        age = YEAR if value else 0
        answer.set_cookie(cookie, value, max_age=age, secure=self._secure, httponly=True, samesite="Lax")

    def _cookie(self, name: str) -> str:
        return f"__Host-{name}" if self._secure else name
