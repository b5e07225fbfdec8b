"""Taking in one event of an organisation, alone or as a line of many."""

from functions.planning_api.door import opened
from functions.planning_api.reading import Event
from portal.bootstrap.planning_api import PlanningApi
from portal.domain.reference import read_reference
from portal.domain.reports import Impossible, NotYours
from portal.services.keys import Key
from portal.services.measures import measured
from portal.services.record_event import EventIdTaken, Report, Result, Takes, UnknownApplication, record_event
from portal.services.take_over import TakingOver, find_taken_over

OWN = "own:"
REFUSALS = (UnknownApplication, NotYours, Impossible, EventIdTaken)


def _reference(portal: PlanningApi, key: Key, written: str) -> str | None:
    """As we write it; ``own:`` goes before the sender's own reference of what it brought while it ran."""
    own = written.removeprefix(OWN)
    if own == written:
        return read_reference(portal.definition.brand.reference_prefix, written)
    needs = TakingOver(portal.applications, portal.definition, portal.settings.lookup_secret)
    return find_taken_over(needs, key.organisation, own)


def report_of(portal: PlanningApi, key: Key, event: Event) -> Report:
    """Raises UnknownApplication, Unavailable."""
    reference = _reference(portal, key, event.application)
    if reference is None:
        raise UnknownApplication(event.application)
    return Report(
        key.organisation, event.event_id, reference, event.hash, event.commands, event.texts, as_of=event.as_of
    )


def take_in(portal: PlanningApi, applications: Takes, key: Key, event: Event) -> tuple[str, Result]:
    """The reference, and what became of the event. Raises NotOpened, and what ``record_event`` raises."""
    if event.with_contact:
        opened(key, "contacts:write")
    try:
        report = report_of(portal, key, event)
        return report.reference, record_event(applications, portal.definition, report, portal.now())
    except REFUSALS:
        measured(PlanningEventsRefused=1)
        raise
