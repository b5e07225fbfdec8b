"""Opening an application for somebody of the staff: only one of theirs, and never without a trace."""

from werkzeug.exceptions import NotFound

from portal.bootstrap.workbench import Workbench
from portal.domain.application import Application
from portal.domain.permissions import sees
from portal.domain.reference import read_reference
from portal.domain.staff import Employee
from portal.services.audit_ports import Look


def application_of(portal: Workbench, employee: Employee, typed: str, what: str) -> Application:
    """The application, once it is written down that ``employee`` looked at ``what`` of it ([KCP] rule 15: AVG).

    One that isn't there and one of others look the same. Raises NotFound, Unavailable.
    """
    reference = read_reference(portal.definition.brand.reference_prefix, typed)
    state = portal.applications.load(reference) if reference else None
    if state is None or not sees(employee, state):
        raise NotFound
    looked(portal, employee, state.reference, what)
    return state


def looked(portal: Workbench, employee: Employee, reference: str, what: str) -> None:
    look = Look(portal.new_id(), portal.now(), employee.id, employee.role, employee.organisation, reference, what)
    portal.audit.write(look)
