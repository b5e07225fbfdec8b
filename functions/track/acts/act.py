"""What an act is made of: its form, what can be chosen in it, the report it is, and what the confirmation says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.names import organisation_name
from portal.domain.person import Person
from portal.domain.reports import Command
from portal.web.fields import Hidden, Line
from portal.web.forms import PageForm

SHOWN_APART = ("id", "version", "code")


class Code(Line):
    """Six digits from a mail; spaces between them are no fault."""

    inputmode = "numeric"

    def read(self, typed: str) -> str:
        return "".join(typed.split())


class ActForm(PageForm):
    """``id`` makes sending it twice one report; ``version`` is how much of the log its page showed; ``code`` is asked
    on a page of its own."""

    id = Hidden()
    version = Hidden(longest=9)
    code = Code("acts.code.label", hint="acts.code.hint", longest=20, width="short", optional=True)

    @property
    def asked(self) -> list[Any]:
        """Without what isn't shown with the rest."""
        return [one for one in self if one.name not in SHOWN_APART]


@dataclass(frozen=True)
class Scene:
    """One application as the customer finds it who is about to act."""

    portal: Track
    state: Application
    language: Language
    today: date

    @property
    def definition(self) -> Definition:
        return self.portal.definition

    @cached_property
    def person(self) -> Person | None:
        """One read more; None after erasure."""
        return self.portal.applications.person(self.state.reference)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a form comes to: reports that belong together, the words they refer to, and the person as changed."""

    commands: tuple[Command, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a confirmation says: who acts now, and by which day; both empty where nobody has to."""

    who: str = ""
    until: date | None = None


def nobody(_: Scene) -> Told:
    return Told()


def nothing(_: Any, __: Scene) -> None:
    """There is nothing to prepare."""


@dataclass(frozen=True, slots=True)
class Act:
    """``coded``: asks a code that was sent to the known address. ``own``: only for the applicant, nobody they let in.

    ``shows``: what its template says besides the form.
    """

    form: type[Any]
    deed: Callable[[Any, Scene], Deed]
    prepare: Callable[[Any, Scene], None] = nothing
    told: Callable[[Scene], Told] = nobody
    coded: bool = False
    own: bool = False
    template: str = "track/acts/act.html"
    shows: Callable[[Any, Scene], Mapping[str, object]] = lambda *_: {}


class Owned(Protocol):
    """What waits for its owner, by a term with a name."""

    @property
    def owner(self) -> str: ...

    @property
    def term(self) -> str: ...


def newest(owned: Sequence[Owned], scene: Scene) -> Told:
    """Whose the newest one is, and until when."""
    if not owned:
        return Told()
    return Told(organisation_name(owned[-1].owner, scene.definition), until(scene.state, owned[-1].term))


def until(state: Application, moment: str) -> date | None:
    """The last day of what runs under this name."""
    due = next((one.due for one in state.deadlines if one.moment == moment), None)
    return local(due).date() if due else None
