"""Whole lives of an application, drawn step by step: what is owed and done, what comes between, any command, and time.

Definitions are those of the brands, with their numbers drawn anew.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from portal.domain.application import CUSTOMER, Application
from portal.domain.calendar import local
from portal.domain.definition import ComplaintTerm, ContactMoment, Definition, Length, Override, Term
from portal.domain.events import Deadline, Event
from portal.domain.fold import begin
from portal.domain.planning import decide_all
from portal.domain.reports import CancelOrders, Command, Complete, Impossible, NotYours
from portal.domain.submission import decide_submission
from portal.domain.watching import due
from portal.services.changes import changes
from portal.services.ports import Commit
from tests.builders import a_definition, a_reference
from tests.domain.commands import commands, own
from tests.simulation.between import CHANCES
from tests.simulation.deeds import Scene, deed
from tests.simulation.life import answers
from tests.simulation.oracles import Oracles, is_told

BRANDS = ("mijnaansluiting", "veldgloed")
ENDS = (Complete, CancelOrders)

lengths = st.builds(Length, st.integers(1, 30), st.just("working_days"))


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A brand with other numbers: terms, tries, silence, warnings, and an override of its own."""
    definition = a_definition(draw(st.sampled_from(BRANDS)))
    process = definition.process
    longer = draw(st.integers(1, 4))
    combi = definition.organisations.combis[0].id
    override = Override(combi, "1", Term(draw(st.integers(1, 15)), "working_days", "released"))
    return replace(
        definition,
        process=replace(
            process,
            contact_moments=tuple(_stretched(moment, longer) for moment in process.contact_moments),
            overrides=(*process.overrides, override),
            silence_working_days=draw(st.integers(2, 40)),
            call_tries=draw(st.integers(1, 5)),
            call_within=draw(lengths),
            replan_within=draw(lengths),
            complaints=ComplaintTerm(draw(lengths), process.complaints.up),
            legal_warnings=tuple(sorted(draw(st.sets(st.integers(1, 99), max_size=4)))),
        ),
    )


def _stretched(moment: ContactMoment, factor: int) -> ContactMoment:
    return replace(moment, term=replace(moment.term, value=factor * moment.term.value)) if moment.term else moment


@dataclass
class History:
    """What happened so far, with what every commit was found to breach."""

    definition: Definition
    chance: Random
    now: datetime
    log: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.oracles = Oracles(self.definition)
        wanted = answers(self.definition, self.chance, local(self.now).date())
        first = decide_submission(wanted, self.definition, self.now)
        self.state: Application = begin(a_reference(prefix=self.definition.brand.reference_prefix), first)
        self._written(None, Commit(self.state, (first,)))

    def _written(self, before: Application | None, commit: Commit) -> None:
        if before is None:
            self.oracles.heard_at[commit.state.reference] = self.now
        self.oracles(before, commit)
        self.log += commit.events
        self.state = commit.state
        if is_told(commit):
            self.oracles.heard_at[self.state.reference] = self.now

    def pass_by(self, hours: float) -> None:
        """Time goes on; the sweep comes whenever something is due."""
        until = self.now + timedelta(hours=hours)
        while (at := min((one.due for one in self.state.deadlines if not one.late), default=until)) < until:
            self.now = max(at, self.now)
            self._take(due(self.state, self.definition, self.now))
        self.now = until
        self._take(due(self.state, self.definition, self.now))

    def do(self, *, endless: bool = False) -> None:
        """Somebody does one of the things that are owed."""
        owed = [one for one in self.state.deadlines if one.owner != "portal"]
        if owed:
            self._report(deed(self._scene(self.chance.choice(owed))), endless=endless)

    def come_between(self, number: int, *, endless: bool = False) -> None:
        _, happens = CHANCES[number % len(CHANCES)]
        self._report(happens(self._scene(Deadline("", "", "", self.now, "told"))), endless=endless)

    def report(self, by: str, *reported: Command) -> None:
        try:
            events = decide_all(self.state, reported, by, self.definition, self.now)
        except (Impossible, NotYours):
            return
        self._take(events)

    def _report(self, done: tuple[str, tuple[Command, ...]] | None, *, endless: bool) -> None:
        if done is not None and not (endless and any(isinstance(command, ENDS) for command in done[1])):
            self.report(done[0], *done[1])

    def _take(self, events: tuple[Event, ...]) -> None:
        self._written(self.state, changes(self.state, events, self.definition))

    def _scene(self, owed: Deadline) -> Scene:
        return Scene(self.state, owed, self.definition, self.chance, self.now)


@st.composite
def histories(draw: st.DrawFn) -> History:
    begins = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 500_000)))
    history = History(draw(definitions()), Random(draw(st.integers(0, 2**32))), begins)
    for kind, number, hours in draw(st.lists(STEPS, min_size=5, max_size=45)):
        history.pass_by(hours)
        match kind:
            case "do":
                history.do()
            case "between":
                history.come_between(number)
            case "own":
                history.report(CUSTOMER, draw(own))
            case _:
                parties = sorted(history.state.organisations)
                history.report(parties[number % len(parties)], draw(commands))
    return history


STEPS = st.tuples(
    st.sampled_from(("do", "do", "do", "do", "between", "any", "own")), st.integers(0, 1000), st.floats(0.01, 400)
)
