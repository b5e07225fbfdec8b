"""Which acts there are, what each asks, and when somebody of an organisation may do it to an application."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.domain.application import SERVICE, Application, DisciplineOrder
from portal.domain.permissions import may, speaks_for
from portal.domain.staff import Employee

When = Callable[[Application, str], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """``by``: who it belongs to, ``service`` meaning whoever speaks with customers and reports nothing else;
    ``plans`` where it speaks of planning, which takes a planner ([KCP] rule 1)."""

    asks: tuple[str, ...]
    by: tuple[str, ...]
    when: When
    plans: bool = False


def _own(state: Application, by: str) -> list[DisciplineOrder]:
    return [order for order in state.orders if by in (state.contractor, order.part.operator)]


def any_open(state: Application, by: str) -> bool:
    return any(order.is_open for order in _own(state, by))


def _any(test: Callable[[DisciplineOrder], bool]) -> When:
    return lambda state, by: any(test(order) for order in _own(state, by))


def _dated(hardness: str) -> When:
    return _any(lambda order: bool(order.is_open and order.current and order.current.hardness == hardness))


def _asked(state: Application, by: str) -> bool:
    return any(one.answered_at is None and by in (one.owner, SERVICE) for one in state.questions)


def _wished(*what: str) -> When:
    return lambda state, by: any(wish.granted is None and wish.what in what for wish in state.wishes)


BOTH = ("operator", "contractor")
ANYBODY = (*BOTH, "service")
"""Also customer service, for a customer who calls."""
OPERATOR, CONTRACTOR = ("operator",), ("contractor",)
ACTS: Mapping[str, Act] = {
    "bereikt": Act(("discipline", "milestone"), BOTH, _any(lambda order: order.cancelled_at is None)),
    "offerte": Act(("discipline", "amount", "until", "number"), OPERATOR, any_open),
    "offerte-geweigerd": Act(
        ("discipline",), OPERATOR, _any(lambda order: bool(order.quote and not order.quote_lapsed))
    ),
    "factuur": Act(("discipline", "amount", "until", "number"), OPERATOR, _any(lambda order: not order.cancelled_at)),
    "net-vol": Act(("discipline",), OPERATOR, any_open),
    "week": Act(("discipline", "week", "moves"), CONTRACTOR, any_open, plans=True),
    "dag": Act(("discipline", "day", "part", "moves"), CONTRACTOR, any_open, plans=True),
    "week-verbeteren": Act(("week",), CONTRACTOR, _dated("soft"), plans=True),
    "dag-verbeteren": Act(("day", "part"), CONTRACTOR, _dated("hard"), plans=True),
    "schouw-plannen": Act(("day", "part", "means"), CONTRACTOR, any_open, plans=True),
    "schouw": Act(("result", "words"), CONTRACTOR, any_open),
    "gereed": Act(("discipline",), CONTRACTOR, any_open),
    "restpunt": Act(("discipline", "owner", "until", "words"), BOTH, _any(lambda order: "completed" in order.reached)),
    "restpunt-opgelost": Act(
        ("point",), BOTH, lambda state, by: any(point.solved_at is None for point in state.points)
    ),
    "stilstand": Act(("discipline", "cause", "called"), BOTH, any_open),
    "hervatten": Act(("discipline",), BOTH, _any(lambda order: order.stall is not None)),
    "stoppen": Act(("discipline", "cause"), BOTH, any_open),
    "klacht": Act(("words",), ANYBODY, lambda state, by: True),
    "klacht-hogerop": Act(("complaint",), ANYBODY, lambda state, by: bool(state.complaints)),
    "stilte": Act(("silence",), ANYBODY, lambda state, by: state.is_open),
    "klacht-antwoord": Act(
        ("complaint", "words"),
        BOTH,
        lambda state, by: any(one.owner == by and one.answered_at is None for one in state.complaints),
    ),
    "vraag": Act(("topic", "discipline", "words"), ANYBODY, lambda state, by: True),
    "vraag-antwoord": Act(("question", "words"), ANYBODY, _asked),
    "vraag-doorgeven": Act(("question", "to"), ANYBODY, _asked),
    "wens-week": Act(("wish", "week", "moves", "words"), CONTRACTOR, _wished("date"), plans=True),
    "wens-dag": Act(("wish", "day", "part", "moves", "words"), CONTRACTOR, _wished("date"), plans=True),
    "wens-ja": Act(("wish", "words"), CONTRACTOR, _wished("change"), plans=True),
    "wens-nee": Act(("wish", "words"), CONTRACTOR, _wished("date", "change"), plans=True),
    "contact-verbeteren": Act(
        ("contact", "words"), BOTH, lambda state, by: any(contact.by == by for contact in state.contacts)
    ),
}


def possible(state: Application, employee: Employee) -> tuple[str, ...]:
    """The acts that make sense now for somebody; none where they report nothing of this application."""
    kind, by, plans = _kind(state, employee), speaks_for(employee), may(employee, "plan")
    return tuple(
        name for name, act in ACTS.items() if kind in act.by and (plans or not act.plans) and act.when(state, by)
    )


def _kind(state: Application, employee: Employee) -> str:
    """As what they report: of an order's operator, of the contractor, or of customer service."""
    by = speaks_for(employee)
    if not may(employee, "report") or by not in {*state.organisations, SERVICE}:
        return ""
    if employee.role == "customer_service":
        return "service"
    return "contractor" if by == state.contractor else "operator"
