"""Finding an application by its reference, a customer by their mail address, or everything at a postcode.

What is looked for is posted, so that no mail address stands in an address bar or a log; the page that it leads to is
known by a keyed hash.
"""

from flask import redirect
from flask.typing import ResponseReturnValue

from functions.workbench.customers import Customer, customer_of
from functions.workbench.looking import looked
from functions.workbench.typed import sent
from portal.bootstrap.workbench import Workbench
from portal.domain.application import Application
from portal.domain.links import mail_hash, postcode_hash
from portal.domain.permissions import sees
from portal.domain.reference import read_reference
from portal.domain.staff import Employee
from portal.web.answers import page, see_other
from portal.web.fields import Line
from portal.web.forms import PageForm, from_request, refuse
from portal.web.normalise import postcode
from portal.web.rules import MAIL, POSTCODE

APPLICATION = "/medewerkers/aanvraag/"
MOST = 25
"""Applications of one customer on one page."""


class FindForm(PageForm):
    what = Line("workbench.find.what", hint="workbench.find.hint", missing="workbench.find.missing")


class FindViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def find(self, employee: Employee) -> ResponseReturnValue:
        form = from_request(FindForm)
        if sent() and form.validate():
            found = self._target(form.what.data)
            if found is not None:
                return found
            refuse(form.what, "workbench.find.unknown")
        return page("workbench/find.html", form=form)

    def _target(self, typed: str) -> ResponseReturnValue | None:
        """The page of what was typed; None where it is none of the three."""
        secret = self._portal.settings.lookup_secret
        if MAIL.fullmatch(typed):
            return see_other("customer", key=mail_hash(secret, typed))
        if POSTCODE.fullmatch(postcode(typed)):
            return see_other("at_postcode", key=postcode_hash(secret, typed))
        reference = read_reference(self._portal.definition.brand.reference_prefix, typed)
        return redirect(f"{APPLICATION}{reference}", 303) if reference else None

    def customer(self, employee: Employee, key: str) -> ResponseReturnValue:
        """All applications behind one mail address, as far as they are this employee's to see."""
        return self._all(employee, "customer", self._portal.lookup.references(key))

    def at_postcode(self, employee: Employee, key: str) -> ResponseReturnValue:
        return self._all(employee, "postcode", self._portal.lookup.at_postcode(key))

    def _all(self, employee: Employee, what: str, references: frozenset[str]) -> ResponseReturnValue:
        states = self._theirs(employee, references)
        if not states:
            answer = page("workbench/nobody.html", what=what)
            answer.status_code = 404
            return answer
        for state in states:
            looked(self._portal, employee, state.reference, what)
        return page(
            "workbench/customer.html", what=what, more=len(references) > MOST, customer=self._customer(states, what)
        )

    def _theirs(self, employee: Employee, references: frozenset[str]) -> list[Application]:
        """Newest first; no more than fit on a page are read."""
        loaded = (self._portal.applications.load(reference) for reference in sorted(references)[:MOST])
        own = [state for state in loaded if state is not None and sees(employee, state)]
        return sorted(own, key=lambda state: state.submitted_at, reverse=True)

    def _customer(self, states: list[Application], what: str) -> Customer:
        person = self._portal.applications.person(states[0].reference) if what == "customer" else None
        return customer_of(states, person, self._portal.definition, self._portal.now())
