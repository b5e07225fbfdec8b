"""Questions that are answered by choosing; the view puts what can be chosen into ``cards``."""

from collections.abc import Sequence
from typing import Any, ClassVar

from portal.web import rules
from portal.web.question import Card, Question


class Pick(Question):
    """Exactly one of the cards (radio buttons)."""

    look = "pick"
    own_rules = (rules.is_offered,)

    def __init__(self, label: str, *, cards: Sequence[Card] = (), **bound: Any) -> None:
        super().__init__(label, **bound)
        self.cards = cards

    def is_chosen(self, value: str) -> bool:
        return bool(self.data == value)


class Select(Pick):
    """Exactly one of many, such as a week, in a drop-down list."""

    look = "select"


class Picks(Pick):
    """Any of the cards (check boxes); at least one unless optional. The data is a list of values."""

    look = "picks"
    empty: ClassVar[Any] = []

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def is_chosen(self, value: str) -> bool:
        return value in self.data


class Tick(Question):
    """One check box: True or False. Where it isn't optional it must be ticked."""

    look = "tick"
    empty = False

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = bool(valuelist)


class Grade(Question):
    """A grade from 1 to 10 as a whole number; None where none was given."""

    look = "grade"
    empty = None
    cards = tuple(Card(str(grade), str(grade)) for grade in range(1, 11))

    def read(self, typed: str) -> int | None:
        return int(typed) if typed in GRADES else None


GRADES = frozenset(card.value for card in Grade.cards)
