"""The shapes of what a customer sees when following an application; page and mail are made from these alone."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.definition import Channel

Hardness = Literal["wish", "expected", "soft", "hard"]
StepState = Literal["done", "now", "waiting", "late", "todo"]
Situation = Literal["stalled", "cancelled", "completed", "delivered", "hard", "soft", "expected"]


@dataclass(frozen=True, slots=True)
class Window:
    """A date with its hardness and its source; days inclusive."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: str
    source: str
    """Name of who said it; ``""`` for the customer (wish) and for the portal's own calculation."""


@dataclass(frozen=True, slots=True)
class StepView:
    id: str
    name: str
    state: StepState
    about: str
    on: date | None


@dataclass(frozen=True, slots=True)
class PhaseView:
    id: str
    name: str
    state: StepState


@dataclass(frozen=True, slots=True)
class OrderView:
    discipline: str
    name: str
    operator: str
    situation: Situation
    now: str
    """What happens now, as the definition says it; ``""`` where nothing more happens."""
    acts: str
    """Name of who acts now; ``""`` is the customer where ``yours`` is set, else nobody."""
    yours: bool
    phase: str
    steps: tuple[StepView, ...]
    window: Window
    first: Window | None
    """The first promise, where the current one differs."""
    change: str
    """Why it differs, as a sentence; ``""`` where no cause was given."""
    stall: str
    legal_deadline: date | None
    cents: int | None


@dataclass(frozen=True, slots=True)
class Contact:
    """The next contact: who, how, and no later than which day."""

    who: str
    means: tuple[Channel, ...]
    moment: str
    by: date


@dataclass(frozen=True, slots=True)
class TodoView:
    id: str
    name: str
    about: str
    drawing: bool


@dataclass(frozen=True, slots=True)
class LineView:
    on: date
    text: str
    by: str
    discipline: str
    first_day: date | None
    last_day: date | None
    part: str
    cause: str


@dataclass(frozen=True, slots=True)
class FollowView:
    reference: str
    place: str
    submitted_on: date
    disciplines: tuple[str, ...]
    situation: Situation
    window: Window
    wish: Window
    acts: str
    yours: bool
    now: str
    contacts: tuple[Contact, ...]
    """Contact moments to come, soonest first; those that wait for something else are projected."""
    todos: tuple[TodoView, ...]
    orders: tuple[OrderView, ...]
    phases: tuple[PhaseView, ...]
    lines: tuple[LineView, ...]
    contractor: str
    planner: str
    planner_phone: str
    planner_mail: str
    is_open: bool
    answered: bool
