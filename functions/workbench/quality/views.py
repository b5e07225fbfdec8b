"""Pages of the quality sample: the week, the sample of one organisation, and one contact with its check list."""

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from functions.workbench.looking import looked
from functions.workbench.quality.form import check_form
from functions.workbench.quality.sampling import Drawn, organisations_of, sample_of
from functions.workbench.quality.weeks import Week, asked_week, week_with
from functions.workbench.typed import sent
from portal.bootstrap.workbench import Workbench
from portal.domain.calendar import local
from portal.domain.events import ContactLogged, Event
from portal.domain.fold import standing
from portal.domain.names import party_name
from portal.domain.staff import Employee
from portal.services.staff_ports import Checked
from portal.services.talks import from_text
from portal.web.answers import page, see_other


class QualityViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def week(self, employee: Employee, week: str = "") -> ResponseReturnValue:
        """Every organisation with how much was drawn and judged; last week unless another is asked for."""
        today = local(self._portal.now()).date()
        asked = asked_week(week, today) if week else week_with(today).moved(-1)
        samples = [sample_of(self._portal, id, asked) for id in organisations_of(self._portal, employee)]
        later = asked.moved(1) if asked.moved(1) != week_with(today) else None
        return page("workbench/quality/week.html", week=asked, samples=samples, later=later, name=self._name)

    def sample(self, employee: Employee, week: str, organisation: str) -> ResponseReturnValue:
        asked = self._asked(employee, week, organisation)
        found = sample_of(self._portal, organisation, asked)
        return page("workbench/quality/sample.html", sample=found, week=asked, name=self._name(organisation))

    def check(self, employee: Employee, week: str, organisation: str, key: str) -> ResponseReturnValue:
        """One contact of the sample; looking at it leaves a trace, judging it is kept."""
        asked = self._asked(employee, week, organisation)
        drawn = self._drawn(organisation, asked, key)
        form = check_form(self._portal.definition.quality.checks, request.form, drawn.checked)
        if sent() and form.validate():
            self._keep(employee, organisation, asked, drawn, form.data)
            return see_other("sample", week=week, organisation=organisation)
        logged = drawn.logged
        looked(self._portal, employee, logged.reference, f"contact {logged.contact}")
        event = self._event(logged.reference, logged.contact)
        text = self._portal.applications.text(logged.reference, event.text) if event else None
        talk = from_text(text) if text else None
        name = self._name(organisation)
        return page(
            "workbench/quality/check.html", form=form, drawn=drawn, talk=talk, event=event, week=asked, name=name
        )

    def _keep(self, employee: Employee, organisation: str, week: Week, drawn: Drawn, said: dict[str, str]) -> None:
        logged, note = drawn.logged, said.pop("note")
        judged = Checked(organisation, logged.reference, logged.contact, employee.name, self._portal.now(), said, note)
        self._portal.samples.check(judged, week.year, week.number)

    def _drawn(self, organisation: str, week: Week, key: str) -> Drawn:
        """Only what was drawn is shown. Raises NotFound."""
        for one in sample_of(self._portal, organisation, week).contacts:
            if f"{one.logged.reference}.{one.logged.contact}" == key:
                return one
        raise NotFound

    def _event(self, reference: str, contact: str) -> ContactLogged | None:
        log: tuple[Event, ...] = standing(self._portal.applications.log(reference))
        return next((one for one in log if isinstance(one, ContactLogged) and one.contact == contact), None)

    def _asked(self, employee: Employee, week: str, organisation: str) -> Week:
        if organisation not in organisations_of(self._portal, employee):
            raise NotFound
        return asked_week(week, local(self._portal.now()).date())

    def _name(self, organisation: str) -> str:
        return party_name(organisation, self._portal.definition.organisations)
