"""The interface's Flask app."""

from flask import Flask

from functions.planning_api.answers import answer_refusals
from functions.planning_api.imports import Imports
from functions.planning_api.openapi import served
from functions.planning_api.reads import Reads
from functions.planning_api.views import Events
from portal.bootstrap.planning_api import PlanningApi
from portal.web.app import make_app

BASE = "/api/planning/v1"


def create_app(portal: PlanningApi) -> Flask:
    app = make_app(__name__, portal)
    reads = Reads(portal)
    app.add_url_rule(f"{BASE}/events", "events", Events(portal).receive, methods=["POST"])
    app.add_url_rule(f"{BASE}/imports", "imports", Imports(portal).receive, methods=["POST"])
    app.add_url_rule(f"{BASE}/openapi.json", "openapi", served)
    app.add_url_rule(f"{BASE}/orders", "orders", reads.orders)
    app.add_url_rule(f"{BASE}/applications/<reference>", "application", reads.application)
    app.add_url_rule(f"{BASE}/applications/<reference>/contacts", "contacts", reads.contacts)
    answer_refusals(app)
    return app
