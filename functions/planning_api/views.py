"""The interface's one view: an event comes in."""

from flask import Response, request

from functions.planning_api.answers import NoKey, NotJsonType, taken_in
from functions.planning_api.reading import read_event
from portal.bootstrap import PlanningApi
from portal.domain.reference import read_reference
from portal.domain.reports import Impossible, NotYours
from portal.services.measures import measured
from portal.services.record_event import EventIdTaken, Report, UnknownApplication, record_event
from portal.web.visitor import visitor

REFUSALS = (UnknownApplication, NotYours, Impossible, EventIdTaken)


class Views:
    """``portal`` is what every request shares."""

    def __init__(self, portal: PlanningApi) -> None:
        self._portal = portal

    def receive(self) -> Response:
        """One read to know the sender, one to know the application, one transaction; and now and then one count."""
        portal = self._portal
        organisation = self._sender()
        if request.mimetype != "application/json":
            raise NotJsonType
        event = read_event(request.get_data(), organisation)
        reference = read_reference(portal.definition.brand.reference_prefix, event.application)
        if reference is None:
            raise UnknownApplication(event.application)
        report = Report(organisation, event.event_id, reference, event.hash, event.commands, event.texts, event.as_of)
        try:
            result = record_event(portal.applications, portal.definition, report, portal.now())
        except REFUSALS:
            measured(PlanningEventsRefused=1)
            raise
        return taken_in(reference, event.event_id, result)

    def _sender(self) -> str:
        """The organisation whose key the request shows. Raises NoKey, TooOften."""
        shown = request.authorization
        key = shown.token if shown is not None and shown.type == "bearer" else None
        known = self._portal.keys.of(key) if key else None
        if known is None:
            self._portal.limiter.count("key_refused", visitor())
            raise NoKey
        self._portal.limiter.count("event_sent", known.organisation)
        return known.organisation
