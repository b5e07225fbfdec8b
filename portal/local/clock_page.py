"""``/klok/``: the clock that ``make dev`` can move, to see what the portal does next week."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask, request
from flask.typing import ResponseReturnValue

from portal.bootstrap.base import Portal
from portal.domain.calendar import local
from portal.web.answers import page, see_other
from portal.web.app import make_app

STEPS = {"hour": 3_600, "day": 86_400, "week": 604_800}


def create_app(portal: Portal, file: Path, now: Callable[[], datetime]) -> Flask:
    app = make_app(__name__, portal)

    @app.get("/klok/")
    def clock() -> ResponseReturnValue:
        return page("klok/clock.html", here=local(now()), steps=tuple(STEPS))

    @app.post("/klok/")
    def move() -> ResponseReturnValue:
        step = STEPS.get(request.form.get("step", ""))
        ahead = float(file.read_text()) if step and file.exists() else 0.0
        file.write_text(str(ahead + (step or 0)))
        return see_other("clock")

    return app
