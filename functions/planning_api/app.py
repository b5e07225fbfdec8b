"""The interface's Flask app."""

from flask import Flask

from functions.planning_api.answers import answer_refusals
from functions.planning_api.views import Views
from portal.bootstrap import PlanningApi
from portal.web.app import make_app


def create_app(portal: PlanningApi) -> Flask:
    app = make_app(__name__, portal)
    app.add_url_rule("/api/planning/v1/events", "events", Views(portal).receive, methods=["POST"])
    answer_refusals(app)
    return app
