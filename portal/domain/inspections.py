"""The look at the site (schouw): planned by the contractor, done, and what a failed one costs."""

from dataclasses import replace
from datetime import datetime

from portal.domain.application import Application
from portal.domain.calendar import END_OF_WORKING_DAY, add_term, instant, local
from portal.domain.catalogue import charges_on
from portal.domain.deadlines import moment_of
from portal.domain.definition import Definition, Length
from portal.domain.events import Deadline, Event, InspectionDone, InspectionPlanned
from portal.domain.orders import contractors
from portal.domain.reports import Impossible, Inspect, PlanInspection


def plan(
    state: Application, command: PlanInspection, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    contractors(state, by, "plans an inspection")
    if not state.is_open:
        raise Impossible(
            "inspection.nothing_left", "No order of this application is open any more, so there is nothing to inspect."
        )
    if command.day < local(now).date():
        raise Impossible("inspection.day_past", "An inspection is not planned on a day that is past.")
    planned = state.inspection
    if planned and planned.passed is None and (planned.day, planned.part, planned.means) == _asked(command):
        return ()
    day = instant(command.day, END_OF_WORKING_DAY)
    result = _result(by, day, definition.process.inspection_result_within, definition)
    return (InspectionPlanned(now, by, command.day, command.part, command.means, (result,)),)


def _result(by: str, since: datetime, within: Length, definition: Definition) -> Deadline:
    """Raises Impossible."""
    moment = moment_of("inspected", definition.process)
    if moment is None:
        raise Impossible("inspection.none_here", "This process has no site inspection.")
    return Deadline(moment.id, "", by, add_term(since, within, definition.holidays), "inspected")


def _asked(command: PlanInspection) -> tuple[object, ...]:
    return command.day, command.part, command.means


def inspect(state: Application, command: Inspect, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """A failed one asks for another look: the deadline stays, moved. Raises NotYours, Impossible."""
    contractors(state, by, "reports an inspection")
    if state.inspection is not None and state.inspection.text == command.text and command.text:
        return ()
    charges = {charge.id: charge.cents for charge in charges_on(definition.catalogue, local(now).date())}
    if command.charge and command.charge not in charges:
        raise Impossible(
            "inspection.charge_unknown", f"There is no charge {command.charge!r} today; possible: {', '.join(charges)}."
        )
    event = InspectionDone(now, by, command.passed, command.text, command.charge, charges.get(command.charge, 0))
    if command.passed:
        return (event,)
    again = _result(by, now, definition.process.inspect_again_within, definition)
    return (replace(event, opens=(again,)),)
