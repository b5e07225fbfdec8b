"""The contact moments, terms, scripts and rules of this brand, as its editors wrote them."""

from collections.abc import Iterator

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.bootstrap.workbench import Workbench
from portal.domain import wording
from portal.domain.definition import ContactMoment, InternalMilestone, Term
from portal.domain.names import party_name
from portal.domain.staff import Employee
from portal.web.answers import page
from portal.web.language import say


class ReadingViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def all(self, employee: Employee) -> ResponseReturnValue:
        process = self._portal.definition.process
        phases = [
            (phase, [moment for moment in process.contact_moments if moment.phase == phase.id])
            for phase in process.phases
        ]
        terms = [_milestone(inner) for inner in process.milestones]
        heads = [say(f"workbench_reading.head.{head}") for head in ("what", "who", "term")]
        return page("workbench/reading/all.html", phases=phases, process=process, terms=terms, heads=heads)

    def moment(self, employee: Employee, moment: str) -> ResponseReturnValue:
        process = self._portal.definition.process
        found = next((one for one in process.contact_moments if one.id == moment), None)
        if found is None:
            raise NotFound
        return page(
            "workbench/reading/moment.html", moment=found, due=_due(found), exceptions=list(self._exceptions(found))
        )

    def _exceptions(self, moment: ContactMoment) -> Iterator[str]:
        """Where a combi or an operator does it differently."""
        for override in self._portal.definition.process.overrides:
            if override.moment == moment.id and override.term is not None:
                name = party_name(override.organisation, self._portal.definition.organisations)
                yield f"{name}: {_term(override.term)}"


def _milestone(inner: InternalMilestone) -> tuple[str, str, str]:
    return inner.name.nl, say(f"workbench_reading.owner.{inner.owner}"), _term(inner.term)


def _due(moment: ContactMoment) -> str:
    if moment.term is not None:
        return _term(moment.term)
    if moment.working_days_before is not None:
        days = wording.length(moment.working_days_before, "working_days", "nl")
        return say("workbench_reading.before", days=days)
    return say("workbench_reading.when_needed")


def _term(term: Term) -> str:
    after = say(f"workbench_reading.after.{term.after}")
    return say("workbench_reading.within", term=wording.term(term, "nl"), after=after)
