"""The interface's Flask app."""

from flask import Flask

from functions.planning_api import seldom
from functions.planning_api.answers import answer_refusals
from functions.planning_api.views import Events
from portal.bootstrap.planning_api import PlanningApi
from portal.web.app import make_app

BASE = "/api/planning/v1"


def create_app(portal: PlanningApi) -> Flask:
    app = make_app(__name__, portal)
    app.add_url_rule(f"{BASE}/events", "events", Events(portal).receive, methods=["POST"])
    app.add_url_rule(f"{BASE}/imports", "imports", seldom.receive_many(portal), methods=["POST"])
    app.add_url_rule(f"{BASE}/openapi.json", "openapi", seldom.description())
    app.add_url_rule(f"{BASE}/orders", "orders", seldom.orders(portal))
    app.add_url_rule(f"{BASE}/applications/<reference>", "application", seldom.application(portal))
    app.add_url_rule(f"{BASE}/applications/<reference>/contacts", "contacts", seldom.contacts(portal))
    answer_refusals(app)
    return app
