"""An event comes in."""

from flask import Response, request

from functions.planning_api.answers import NotJsonType, taken_in
from functions.planning_api.door import Door, opened
from functions.planning_api.reading import Event, read_event
from portal.bootstrap import PlanningApi
from portal.domain.reference import read_reference
from portal.domain.reports import Impossible, NotYours
from portal.services.keys import Key
from portal.services.measures import measured
from portal.services.record_event import EventIdTaken, Report, Result, UnknownApplication, record_event

REFUSALS = (UnknownApplication, NotYours, Impossible, EventIdTaken)


class Events:
    """``portal`` is what every request shares."""

    def __init__(self, portal: PlanningApi) -> None:
        self._portal, self._door = portal, Door(portal)

    def receive(self) -> Response:
        """One read to know the application, one transaction; now and then one to know the sender, and one count."""
        key = opened(self._door.key(), "events:write")
        if request.mimetype != "application/json":
            raise NotJsonType
        event = read_event(request.get_data(), key.organisation)
        reference, result = take_in(self._portal, key, event)
        return taken_in(reference, event.event_id, result)


def take_in(portal: PlanningApi, key: Key, event: Event) -> tuple[str, Result]:
    """The reference, and what became of the event. Raises NotOpened, and what ``record_event`` raises."""
    if event.with_contact:
        opened(key, "contacts:write")
    reference = read_reference(portal.definition.brand.reference_prefix, event.application)
    try:
        if reference is None:
            raise UnknownApplication(event.application)
        report = Report(
            key.organisation, event.event_id, reference, event.hash, event.commands, event.texts, event.as_of
        )
        return reference, record_event(portal.applications, portal.definition, report, portal.now())
    except REFUSALS:
        measured(PlanningEventsRefused=1)
        raise
