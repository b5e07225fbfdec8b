"""Questions that are answered by typing. Answers come out normalised; see ``portal.web.normalise`` for the shapes."""

from typing import Any, ClassVar

from wtforms import Field

from portal.web import normalise, rules
from portal.web.legible import ILLEGIBLE
from portal.web.question import Question, Rule

READABLE: tuple[Rule, ...] = (rules.legible, rules.fits)


class Line(Question):
    """One line of text. ``width`` is ``"short"`` for a postcode or a number: it tells how much is expected."""

    look = "line"
    own_rules: ClassVar[tuple[Rule, ...]] = READABLE
    kind: ClassVar[str] = "text"
    inputmode: ClassVar[str] = ""

    def __init__(self, label: str, *, longest: int = 80, autocomplete: str = "", width: str = "", **bound: Any) -> None:
        super().__init__(label, **bound)
        self.longest, self.autocomplete, self.width = longest, autocomplete, width

    def read(self, typed: str) -> str:
        return normalise.line(typed)


class Lines(Question):
    """Words of one's own, over several lines."""

    look = "lines"
    own_rules = READABLE

    def __init__(self, label: str, *, longest: int = 1000, **bound: Any) -> None:
        super().__init__(label, **bound)
        self.longest = longest

    def read(self, typed: str) -> str:
        return normalise.lines(typed)


class Mail(Line):
    kind = "email"
    own_rules: ClassVar[tuple[Rule, ...]] = (*READABLE, rules.is_mail)

    def __init__(self, label: str, *, autocomplete: str = "email", **bound: Any) -> None:
        super().__init__(label, longest=254, autocomplete=autocomplete, **bound)

    def read(self, typed: str) -> str:
        return normalise.mail(typed)


class Phone(Line):
    kind = "tel"
    own_rules: ClassVar[tuple[Rule, ...]] = (*READABLE, rules.is_phone)

    def __init__(self, label: str, *, autocomplete: str = "tel", **bound: Any) -> None:
        super().__init__(label, longest=40, autocomplete=autocomplete, **bound)

    def read(self, typed: str) -> str:
        return normalise.phone(typed)


class Postcode(Line):
    own_rules: ClassVar[tuple[Rule, ...]] = (*READABLE, rules.is_postcode)

    def __init__(self, label: str, *, autocomplete: str = "postal-code", **bound: Any) -> None:
        super().__init__(label, longest=40, autocomplete=autocomplete, width="short", **bound)

    def read(self, typed: str) -> str:
        return normalise.postcode(typed)


class HouseNumber(Line):
    """Digits only; a letter or ``bis`` is the addition, a question of its own."""

    inputmode = "numeric"
    own_rules: ClassVar[tuple[Rule, ...]] = (*READABLE, rules.is_house_number)

    def __init__(self, label: str, **bound: Any) -> None:
        super().__init__(label, longest=40, width="short", **bound)


class Count(Line):
    inputmode = "numeric"

    def __init__(self, label: str, **bound: Any) -> None:
        super().__init__(label, longest=3, autocomplete="off", width="short", **bound)


class Hidden(Field):
    """A value that travels with the page; it is only kept where it is legible and no longer than ``longest``."""

    look = "hidden"
    optional = True

    def __init__(self, *, longest: int = 80, **bound: Any) -> None:
        super().__init__("", default="", **bound)
        self.longest = longest

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = valuelist[0] if valuelist else ""
        fits = len(typed) <= self.longest and not ILLEGIBLE.search(typed)
        self.data = typed if fits else ""
