"""Things that tests talk about, each complete and valid; a test names only what matters to it.

They stand on the real content of a brand, so that a test breaks when the product would. Numbers that an editor may
change are not repeated here: a test reads them from the definition or sets its own with ``dataclasses.replace``.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, reduce

from portal.definitions.loading import load
from portal.domain.agenda import agenda
from portal.domain.answers import Answers, Choice, Document
from portal.domain.application import Application
from portal.domain.calendar import week_days
from portal.domain.catalogue import product_for
from portal.domain.definition import Definition, Process
from portal.domain.events import ApplicationSubmitted, DayPart, Deadline, Event
from portal.domain.fold import apply, fold
from portal.domain.links import LinkKeys
from portal.domain.person import Address, Person
from portal.domain.planning import decide
from portal.domain.reference import ALPHABET, RANDOM_CHARACTERS, new_reference
from portal.domain.reports import AgreeDate, Command, Complete, Deviation, Reach
from portal.domain.submission import decide_submission
from portal.domain.work_items import next_deadlines
from portal.services.ports import Commit
from portal.settings import CONTENT, Settings

BRAND = "mijnaansluiting"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""Monday at ten in Amsterdam, outside holidays."""
POSTCODE = "6811 AB"
CONTRACTOR, POWER, WATER = "grondwerk_oost", "stroomland", "deltawater"
"""Who works at ``POSTCODE``: the contractor, and the operators for electricity and water."""
KEYS = LinkKeys("a", {"a": b"0123456789abcdef0123456789abcdef"})


@cache
def _loaded(brand: str) -> Definition:
    return load(brand, CONTENT)


def a_definition(brand: str = BRAND, **changes: object) -> Definition:
    """A brand as its editors wrote it, with some parts replaced."""
    return replace(_loaded(brand), **changes)


def a_process(**changes: object) -> Process:
    """The process of ``BRAND`` with some parts replaced; give it to ``a_definition(process=…)``."""
    return replace(_loaded(BRAND).process, **changes)


def a_reference(number: int = 0, prefix: str = "MA") -> str:
    """Another valid reference for every number."""
    digits = iter([number // len(ALPHABET) ** place for place in range(RANDOM_CHARACTERS)])
    return new_reference(prefix, lambda below: next(digits) % below)


def a_person(**changes: object) -> Person:
    person = Person(
        name="Sanne de Tester",
        mail="sanne@klant.example",
        phone="+31612345678",
        channel="mail",
        address=Address(postcode=POSTCODE, place="Arnhem", number="12", street="Proefstraat"),
    )
    return replace(person, **changes)


def a_choice(discipline: str, kind: str = "new", definition: Definition | None = None) -> Choice:
    """The discipline with the first capacity that has a price, where its product has capacities."""
    product = product_for((definition or a_definition()).catalogue, discipline, kind)
    capacities = [capacity.id for capacity in product.capacities if not capacity.quote_only] if product else []
    return Choice(discipline, capacities[0] if capacities else "")


def answers(*disciplines: str, kind: str = "new", definition: Definition | None = None, **changes: object) -> Answers:
    """Complete answers for these disciplines (electricity and water when none are named)."""
    chosen = disciplines or ("electricity", "water")
    complete = Answers(
        language="nl",
        kind=kind,
        choices=tuple(a_choice(discipline, kind, definition) for discipline in chosen),
        person=a_person(),
        wish_from=date(2027, 4, 5),
    )
    return replace(complete, **changes)


def a_document(drawing: str = "site_plan", name: str = "situatie.pdf") -> Document:
    return Document(key=f"drafts/d/{name}", name=name, drawing=drawing, size=48_000, etag="9f86d081")


def submitted(
    *disciplines: str, kind: str = "new", at: datetime = NOW, definition: Definition | None = None, **changes: object
) -> ApplicationSubmitted:
    """The first event of an application for these disciplines; ``changes`` are to the answers."""
    there = definition or a_definition()
    return decide_submission(answers(*disciplines, kind=kind, definition=there, **changes), there, at)


def a_log(
    *commands: Command,
    first: ApplicationSubmitted | None = None,
    by: str = "",
    at: datetime = NOW,
    definition: Definition | None = None,
) -> tuple[Event, ...]:
    """The events of an application after these commands, all reported by its contractor unless ``by`` says other."""
    there = definition or a_definition()
    events: list[Event] = [first or submitted(definition=there)]
    for command in commands:
        state = fold(a_reference(), events)
        events += decide(state, command, by or state.contractor, there, at)
    return tuple(events)


def an_application(
    *commands: Command,
    first: ApplicationSubmitted | None = None,
    by: str = "",
    at: datetime = NOW,
    definition: Definition | None = None,
    reference: str = "",
) -> Application:
    """An application after these commands; see ``a_log``."""
    return fold(reference or a_reference(), a_log(*commands, first=first, by=by, at=at, definition=definition))


def after(state: Application, events: Iterable[Event]) -> Application:
    return reduce(apply, events, state)


def owed(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Those that somebody has to do something for: without what the portal watches by itself."""
    return [deadline for deadline in deadlines if deadline.owner != "portal"]


def released() -> Reach:
    return Reach("released")


def soft(week: tuple[int, int] = (2027, 14), cause: str = "", exceptions: tuple[Deviation, ...] = ()) -> AgreeDate:
    """A provisional week for all open orders."""
    return AgreeDate("soft", *week_days(*week), cause=cause, exceptions=exceptions)


def a_deviation(discipline: str, week: tuple[int, int] = (2027, 15), cause: str = "shared_trench") -> Deviation:
    """A discipline that is planned in another week than the rest."""
    return Deviation(discipline, *week_days(*week), "day", cause)


def hard(
    day: date = date(2027, 4, 6), part: DayPart = "day", cause: str = "", exceptions: tuple[Deviation, ...] = ()
) -> AgreeDate:
    """An agreed day for all open orders; the default lies in the default week of ``soft``."""
    return AgreeDate("hard", day, day, part, cause, exceptions)


def completed(*disciplines: str) -> tuple[Complete, ...]:
    return tuple(Complete(discipline) for discipline in disciplines or ("electricity", "water"))


def all_done() -> tuple[Command, ...]:
    """From release to the last completion report: what it takes for the survey to be sent."""
    return (released(), soft(), hard(), *completed())


def some_settings(
    endpoint: str | None = None, *, brand: str = BRAND, stage: str = "test", **changes: object
) -> Settings:
    """Settings of one administration on an engine that runs for a test; the lookup and the bucket are its own too."""
    settings = Settings(
        brand=brand,
        stage=stage,
        content=CONTENT,
        origins=("http://localhost",),
        link_keys=KEYS,
        lookup_secret=b"lookup",
        region="eu-west-1",
        bucket=f"{stage}-{brand}-files",
        bucket_origin="http://localhost:1",
        limit_factor=1000,
        dynamodb_endpoint=endpoint,
        s3_endpoint=endpoint,
    )
    return replace(settings, **changes)


def a_commit(log: tuple[Event, ...], reference: str = "") -> Commit:
    """What writes a whole application with its work items, in one go and without its messages."""
    state = fold(reference or a_reference(), log)
    opened = tuple(next_deadlines(state).values())
    return Commit(state=state, events=log, opened=opened, planned=agenda(state), person=a_person())
