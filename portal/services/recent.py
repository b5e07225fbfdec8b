"""Applications as one request knows them: what it wrote itself it needn't read again for its next line."""

from portal.domain.application import Application
from portal.domain.events import Event
from portal.services.ports import Applications, Commit, Conflict, Reported


class Recent:
    """``portal.services.record_event.Takes``; what another wrote meanwhile is found by the condition of the commit, and
    then read anew."""

    def __init__(self, applications: Applications) -> None:
        self._applications = applications
        self._written: dict[str, Application] = {}

    def load(self, reference: str) -> Application | None:
        return self._written.get(reference) or self._applications.load(reference)

    def log(self, reference: str) -> tuple[Event, ...]:
        return self._applications.log(reference)

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None:
        return self._applications.reported(reference, organisation, event_id)

    def commit(self, commit: Commit) -> None:
        """Raises Conflict, Unavailable."""
        try:
            self._applications.commit(commit)
        except Conflict:
            self._written.pop(commit.state.reference, None)
            raise
        self._written[commit.state.reference] = commit.state
