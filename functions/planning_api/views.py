"""An event comes in."""

from flask import Response, request

from functions.planning_api.answers import NotJsonType, taken_in
from functions.planning_api.door import Door, opened
from functions.planning_api.reading import read_event
from functions.planning_api.taking import take_in
from portal.bootstrap.planning_api import PlanningApi


class Events:
    """``portal`` is what every request shares."""

    def __init__(self, portal: PlanningApi) -> None:
        self._portal, self._door = portal, Door(portal)

    def receive(self) -> Response:
        """One read to know the application, one transaction; now and then one to know the sender, and one count."""
        key = opened(self._door.key(), "events:write")
        if request.mimetype != "application/json":
            raise NotJsonType
        event = read_event(request.get_data(), self._portal.definition.process, key.organisation)
        reference, result = take_in(self._portal, self._portal.applications, key, event)
        return taken_in(reference, event.event_id, result)
