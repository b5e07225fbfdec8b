"""A question on a page: a WTForms field whose label, hint and errors are words in the language of the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import Field

from portal.web import rules
from portal.web.language import say

Rule = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to choose, already in the language of the page; ``aside`` stands on the right, such as a price."""

    value: str
    label: str
    about: str = ""
    aside: str = ""


class Question(Field):
    """``label``, ``hint`` and ``missing`` are word keys. Required unless ``optional``; empty answers are ``empty``.

    A view may set ``wording`` and ``advice`` to ready text where the key's sentence needs values.
    """

    look: ClassVar[str]
    """Which of the shapes in ``form.html`` draws it."""
    empty: ClassVar[Any] = ""
    own_rules: ClassVar[tuple[Rule, ...]] = ()
    longest: int = 0
    cards: Sequence[Card] = ()

    def __init__(self, label: str, *, hint: str = "", missing: str = "", optional: bool = False, **bound: Any) -> None:
        super().__init__(label, [rules.present, *self.own_rules], default=self._default, **bound)
        self.hint, self.missing, self.optional = hint, missing, optional
        self.wording = self.advice = ""

    @property
    def question(self) -> str:
        return self.wording or say(self.label.text)

    @property
    def help(self) -> str:
        return self.advice or (say(self.hint) if self.hint else "")

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for ``aria-describedby``."""
        ids = [(self.help, f"{self.id}-hint"), (self.errors, f"{self.id}-error")]
        return " ".join(id for present, id in ids if present)

    def missing_sentence(self) -> str:
        return say(self.missing) if self.missing else say("errors.form.missing", question=self.question)

    def process_data(self, value: Any) -> None:
        self.data = self._default() if value is None else value

    def process_formdata(self, valuelist: list[Any]) -> None:
        """What was typed, written our way; a field that didn't come is as empty as one left open."""
        self.data = self.read(valuelist[0]) if valuelist else self._default()

    def read(self, typed: str) -> Any:
        return typed

    def _default(self) -> Any:
        return list(self.empty) if isinstance(self.empty, list) else self.empty
