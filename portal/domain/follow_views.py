"""The shapes of what a customer sees when following an application; page and mail are made from these alone."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.definition import Channel
from portal.domain.follow_law import LawView
from portal.domain.follow_money import MoneyView
from portal.domain.follow_points import PointView
from portal.domain.follow_questions import QuestionView
from portal.domain.follow_trouble import Trouble

Hardness = Literal["wish", "expected", "soft", "hard"]
StepState = Literal["done", "now", "waiting", "late", "todo"]
Situation = Literal["stalled", "cancelled", "completed", "delivered", "hard", "soft", "expected"]


@dataclass(frozen=True, slots=True)
class Window:
    """A date with its hardness and its source; days inclusive."""

    hardness: Hardness
    first_day: date
    last_day: date
    part: str = "day"
    source: str = ""
    """Name of who said it; ``""`` for the customer (wish) and for the portal's own calculation."""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    id: str
    name: str
    state: StepState
    about: str
    """What happens while it is the step at hand; else ``""``."""
    on: date | None
    """The day on which it was reached."""
    by: date | None
    """The day on which the customer is contacted about it at the latest."""
    window: Window | None
    """When the work is done, at the step that stands for it."""
    expected: date | None = None
    """The day by which it is to be expected, calculated, where nobody has said when."""


@dataclass(frozen=True, slots=True)
class PhaseView:
    id: str
    name: str
    state: StepState


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A date as it was promised once, and why it took the place of the one before; ``""`` where no cause was given."""

    window: Window
    why: str


@dataclass(frozen=True, slots=True)
class DateView:
    """One date with what it is for; ``names`` is empty where it holds for all that is still open."""

    names: tuple[str, ...]
    window: Window
    first: Window | None
    """The first promise, where the current one differs."""
    change: str
    """Why it differs, as a sentence; ``""`` where no cause was given."""
    promises: tuple[PromiseView, ...] = ()
    """All that were made, the first and the newest of them, oldest first."""


@dataclass(frozen=True, slots=True)
class OrderView:
    discipline: str
    name: str
    operator: str
    operator_phone: str
    situation: Situation
    stand: str
    """Name of the furthest step that was reached."""
    now: str
    """What happens now, as the definition says it; ``""`` where nothing more happens."""
    acts: str
    """Name of who acts now; ``""`` is the customer where ``yours`` is set, else nobody."""
    yours: bool
    phase: str
    steps: tuple[StepView, ...]
    told: DateView
    stall: str
    """Why it stands still, as a sentence; ``""`` where it doesn't."""
    cancelled: str
    """Why it was cancelled, likewise."""
    cents: int | None
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class RoadView:
    """The steps of all disciplines that stand alike; a step that they reached on different days shows the last."""

    names: tuple[str, ...]
    situation: Situation
    stand: str
    steps: tuple[StepView, ...]
    window: Window
    """When the work is done, or was to be done."""
    first: Window | None
    """The first promise, where the current one differs."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact to come: who, how, and no later than which day."""

    who: str
    means: tuple[Channel, ...]
    moment: str
    """``""`` where it is one that was announced in an earlier contact."""
    by: date


@dataclass(frozen=True, slots=True)
class TodoView:
    id: str
    name: str
    about: str
    drawing: bool


@dataclass(frozen=True, slots=True)
class TalkedView:
    """A contact that was made: when, by whom, how."""

    on: date
    who: str
    means: str
    incoming: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of history, said once for all disciplines that it holds for."""

    on: date
    text: str
    by: str
    disciplines: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    part: str
    cause: str


@dataclass(frozen=True, slots=True)
class FollowView:
    reference: str
    place: str
    submitted_on: date
    homes: int
    leading: OrderView
    """The order that the first screen speaks about."""
    dates: tuple[DateView, ...]
    """The dates of what is still open; more than one where disciplines are planned apart."""
    wish: Window
    ask: tuple[str, str]
    """Name and phone of who answers a question about what happens now."""
    contacts: tuple[Contact, ...]
    """Contacts to come, soonest first; those that wait for something else are projected."""
    todos: tuple[TodoView, ...]
    works_by: date | None
    """The last day on which the customer's own works are to be ready."""
    orders: tuple[OrderView, ...]
    roads: tuple[RoadView, ...]
    phases: tuple[PhaseView, ...]
    lines: tuple[LineView, ...]
    contractor: str
    planner: str
    planner_phone: str
    planner_mail: str
    shifted: bool
    """Whether the last that was said about the date changed an earlier promise."""
    is_open: bool
    answered: bool
    troubles: tuple[Trouble, ...] = ()
    """What goes otherwise than it should, the worst first."""
    laws: tuple[LawView, ...] = ()
    money: tuple[MoneyView, ...] = ()
    points: tuple[PointView, ...] = ()
    talked: tuple[TalkedView, ...] = ()
    """The newest contacts, newest first."""
    questions: tuple[QuestionView, ...] = ()
    documents: int = 0
    """How many came with the application."""

    @property
    def disciplines(self) -> tuple[str, ...]:
        return tuple(order.name for order in self.orders)

    @property
    def situation(self) -> Situation:
        return self.leading.situation

    @property
    def stand(self) -> str:
        return self.leading.stand

    @property
    def window(self) -> Window:
        return self.leading.told.window

    @property
    def acts(self) -> str:
        return self.leading.acts

    @property
    def yours(self) -> bool:
        return self.leading.yours

    @property
    def now(self) -> str:
        return self.leading.now

    @property
    def stalled(self) -> tuple[OrderView, ...]:
        return tuple(order for order in self.orders if order.situation == "stalled")

    @property
    def cancelled(self) -> tuple[OrderView, ...]:
        return tuple(order for order in self.orders if order.situation == "cancelled")

    @property
    def completed_on(self) -> date | None:
        """The day of the last completion, once nothing is left to be made."""
        return max((order.completed_on for order in self.orders if order.completed_on), default=None)

    @property
    def by_quote(self) -> bool:
        """Whether any part waits, or waited, for a quote."""
        return any(order.cents is None for order in self.orders)

    @property
    def wish_fits(self) -> bool:
        """Whether the work may be done in the week that was wished for."""
        return self.window.first_day <= self.wish.last_day
