"""The store's promises without a store: what a use case may rely on, and the faults it must survive."""

from collections.abc import Callable

from portal.domain.application import Application
from portal.domain.events import Event
from portal.domain.person import Person
from portal.services.ports import Commit, Conflict, Delivery, Reported, TakenBack, Unavailable


class InMemoryApplications:
    """``portal.services.ports.Applications`` in a dictionary, all or nothing, with conditions as the store has them.

    ``before_commit`` runs ahead of every commit (somebody is faster); ``left`` holds the ids of messages that left the
    house; ``lost`` counts commits that succeed without their answer coming back, so that the driver's own retry meets
    its own condition.
    """

    def __init__(self, *states: Application) -> None:
        self.states = {state.reference: state for state in states}
        self.people: dict[str, Person] = {}
        self.words: dict[tuple[str, str], str] = {}
        self.remembered: dict[tuple[str, str, str], Reported] = {}
        self.commits: list[Commit] = []
        self.reads = 0
        self.before_commit: Callable[[], None] = lambda: None
        self.lost = 0
        self.left: set[str] = set()
        self.handed_over: list[Delivery] = []
        self.silent = False

    def load(self, reference: str) -> Application | None:
        self.reads += 1
        if self.silent:
            raise Unavailable("no answer")
        return self.states.get(reference)

    def log(self, reference: str) -> tuple[Event, ...]:
        return tuple(event for commit in self.commits if commit.state.reference == reference for event in commit.events)

    def person(self, reference: str) -> Person | None:
        return self.people.get(reference)

    def text(self, reference: str, id: str) -> str | None:
        return self.words.get((reference, id))

    def texts(self, reference: str) -> dict[str, str]:
        return {id: text for (about, id), text in self.words.items() if about == reference}

    def deliveries(self, reference: str) -> tuple[Delivery, ...]:
        return tuple(self.handed_over) if reference in self.states else ()

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None:
        self.reads += 1
        return self.remembered.get((reference, organisation, event_id))

    def commit(self, commit: Commit) -> None:
        self.before_commit()
        state, stands = commit.state, self.states.get(commit.state.reference)
        reports = [reported for reported in (commit.reported, *commit.also_reported) if reported]
        known = {(state.reference, reported.organisation, reported.event_id): reported for reported in reports}
        taken = known.keys() & self.remembered.keys()
        if stands is None or stands.version != state.version - len(commit.events) or taken:
            raise Conflict("a condition failed")
        if commit.taken_back:
            self._take_back(state.reference, commit.taken_back)
        self.states[state.reference] = state
        self.commits.append(commit)
        self.words |= {(state.reference, id): words for id, words in commit.texts.items()}
        self.remembered |= known
        if self.lost:
            self.lost -= 1
            raise Conflict("the driver tried again and met its own write")

    def _take_back(self, reference: str, back: TakenBack) -> None:
        if any(message.id in self.left for message in back.messages):
            raise Conflict("a message left")
        for id in back.texts:
            self.words.pop((reference, id), None)
        if back.reported:
            self.remembered[reference, back.reported.organisation, back.reported.event_id] = back.reported
