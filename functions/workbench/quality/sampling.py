"""The sample of one organisation's week: which contacts were drawn, and how each was judged."""

from dataclasses import dataclass

from functions.workbench.quality.weeks import Week
from portal.bootstrap.workbench import Workbench
from portal.domain.quality import drawn
from portal.domain.staff import Employee
from portal.services.ports import Logged
from portal.services.staff_ports import Checked


@dataclass(frozen=True, slots=True)
class Drawn:
    logged: Logged
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class Sample:
    organisation: str
    week: Week
    logged: int
    contacts: tuple[Drawn, ...]

    @property
    def judged(self) -> int:
        return sum(one.checked is not None for one in self.contacts)


def sample_of(portal: Workbench, organisation: str, week: Week) -> Sample:
    """Two requests. The same contacts whenever it is asked for; only those that were spoken are judged."""
    logged = [one for one in portal.samples.logged(organisation, week.year, week.number) if one.reached]
    checked = {_key(one): one for one in portal.samples.checked(organisation, week.year, week.number)}
    by_key = {_key(one): one for one in logged}
    chosen = drawn(by_key, week.id, organisation, portal.definition.quality.sample_size)
    contacts = tuple(Drawn(by_key[key], checked.get(key)) for key in chosen)
    return Sample(organisation, week, len(logged), contacts)


def organisations_of(portal: Workbench, employee: Employee) -> tuple[str, ...]:
    """Whose contacts somebody judges: their own organisation's, or everybody's for the brand itself."""
    known = portal.definition.organisations
    every = (*(one.id for one in known.operators), *(one.id for one in known.contractors))
    combi = next((one for one in known.combis if one.id == employee.organisation), None)
    if combi:
        return (*combi.operators, *combi.contractors)
    return tuple(id for id in every if employee.organisation in ("", id))


def _key(one: Logged | Checked) -> str:
    return f"{one.reference}.{one.contact}"
