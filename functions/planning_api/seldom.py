"""Views of what is no event: an import, what an organisation reads, and the description of it all. Events come all day,
and start without them."""

from portal.bootstrap.planning_api import PlanningApi
from portal.web.language import View
from portal.web.later import later


def receive_many(portal: PlanningApi) -> View:
    def load() -> View:
        from functions.planning_api.imports import Imports

        return Imports(portal).receive

    return later(load)


def orders(portal: PlanningApi) -> View:
    def load() -> View:
        from functions.planning_api.reads import Reads

        return Reads(portal).orders

    return later(load)


def application(portal: PlanningApi) -> View:
    def load() -> View:
        from functions.planning_api.reads import Reads

        return Reads(portal).application

    return later(load)


def contacts(portal: PlanningApi) -> View:
    def load() -> View:
        from functions.planning_api.reads import Reads

        return Reads(portal).contacts

    return later(load)


def description() -> View:
    def load() -> View:
        from functions.planning_api.openapi import served

        return served

    return later(load)
