"""What an act is made of: its form, what can be chosen in it, the report it is, and what the confirmation says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.bootstrap import Track
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.reports import Command
from portal.web.fields import Hidden
from portal.web.forms import PageForm


class ActForm(PageForm):
    """``id`` makes sending it twice one report; ``version`` is how much of the log its page showed."""

    id = Hidden()
    version = Hidden(longest=9)


@dataclass(frozen=True, slots=True)
class Scene:
    """One application as the customer finds it who is about to act."""

    state: Application
    definition: Definition
    language: Language
    today: date


@dataclass(frozen=True, slots=True)
class Told:
    """What a confirmation says: who acts now, and by which day; both empty where nobody has to."""

    who: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """``words``: the field of which the words are kept as a text of their own, under the form's id."""

    form: type[Any]
    prepare: Callable[[Any, Scene], None]
    command: Callable[[Any, Scene], Command]
    told: Callable[[Scene], Told]
    words: Callable[[Any], str] = lambda _: ""
    template: str = "track/acts/act.html"
    shows: Callable[[Track, Scene], Mapping[str, object]] = lambda *_: {}
    """What its template says besides the form."""


def until(state: Application, moment: str) -> date | None:
    """The last day of what runs under this name."""
    due = next((one.due for one in state.deadlines if one.moment == moment), None)
    return local(due).date() if due else None
