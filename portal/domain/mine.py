"""Several applications of one mail address, each in one line: where it stands, when, and whether it waits for you."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import local
from portal.domain.definition import Definition, Language
from portal.domain.follow import URGENCY
from portal.domain.follow_orders import acts_of, current_of, date_of, situation_of, steps_of, yours_of
from portal.domain.follow_views import Situation, Window
from portal.domain.names import discipline_name

Choice = Literal["all", "yours", "open", "planned", "stalled", "done", "cancelled"]
CHOICES: tuple[Choice, ...] = get_args(Choice)


@dataclass(frozen=True, slots=True)
class Line:
    """``window`` is None once nothing is open; ``acts`` the name of who acts now, ``""`` where that is the customer or
    nobody."""

    reference: str
    place: str
    names: tuple[str, ...]
    submitted_on: date
    situation: Situation
    yours: bool
    acts: str
    window: Window | None

    def belongs_to(self, choice: Choice) -> bool:
        return {
            "all": True,
            "yours": self.yours,
            "open": self.situation in ("stalled", "expected", "soft", "hard"),
            "planned": self.situation in ("soft", "hard"),
            "stalled": self.situation == "stalled",
            "done": self.situation in ("completed", "delivered"),
            "cancelled": self.situation == "cancelled",
        }[choice]


def lines(states: Iterable[Application], definition: Definition, language: Language) -> tuple[Line, ...]:
    """Those that wait for the customer first, then the newest."""
    found = (_line(state, definition, language) for state in states)
    return tuple(sorted(found, key=lambda line: (not line.yours, -line.submitted_on.toordinal(), line.reference)))


def chosen(lines: Iterable[Line], choice: Choice, text: str) -> tuple[Line, ...]:
    """Of that state, with that text in reference or place, however it is written."""
    wanted = _plain(text)
    return tuple(
        line for line in lines if line.belongs_to(choice) and wanted in f"{_plain(line.reference)} {_plain(line.place)}"
    )


def _plain(text: str) -> str:
    return "".join(text.split()).replace("-", "").lower()


def _line(state: Application, definition: Definition, language: Language) -> Line:
    leading = min(state.orders, key=lambda order: URGENCY.index(_urgency(order, definition)))
    current = None if leading.cancelled_at else current_of(leading, steps_of(leading, definition))
    yours = yours_of(current, leading)
    return Line(
        reference=state.reference,
        place=state.place,
        names=tuple(discipline_name(order.discipline, definition, language) for order in state.orders),
        submitted_on=local(state.submitted_at).date(),
        situation=situation_of(leading),
        yours=yours,
        acts="" if yours or not leading.is_open else acts_of(current, leading, state, definition),
        window=date_of(leading, definition, language).window if leading.is_open else None,
    )


def _urgency(order: DisciplineOrder, definition: Definition) -> str:
    situation = situation_of(order)
    waits = yours_of(current_of(order, steps_of(order, definition)), order)
    return "yours" if waits and situation != "stalled" else situation
