"""What comes between, owed by nobody: frost, questions, complaints, second thoughts, a full network."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from portal.domain.application import DisciplineOrder
from portal.domain.calendar import add_working_days
from portal.domain.reports import (
    AcceptQuote,
    AddPapers,
    AgreeDate,
    Ask,
    AskCode,
    CancelOrders,
    ChangeDetails,
    ChooseSilence,
    Complain,
    CorrectContact,
    CorrectDate,
    EndShare,
    MakeWish,
    NotePoint,
    PassOnQuestion,
    RaiseComplaint,
    RefuseQuote,
    ReportCongestion,
    ReportReady,
    ShareLink,
    StallOrder,
)
from tests.simulation.deeds import Deed, Scene, a_week, talk

Happening = Callable[[Scene], Deed | None]


def happenings(chance: Random) -> Iterator[tuple[float, Happening]]:
    """After how many days what happens."""
    for probability, happening in CHANCES:
        if chance.random() < probability:
            yield chance.uniform(0.2, 120), happening


def _open(scene: Scene) -> DisciplineOrder | None:
    still_open = [order for order in scene.state.orders if order.is_open]
    return scene.chance.choice(still_open) if still_open else None


def _shift(scene: Scene) -> Deed | None:
    """Arrives by interface: nobody has called ([KCP] rule 5)."""
    hardness = {order.current.hardness for order in scene.state.orders if order.is_open and order.current}
    if not hardness:
        return None
    first, last = a_week(scene)
    if hardness == {"hard"}:
        day = add_working_days(first - timedelta(days=1), 1, scene.definition.holidays)
        return scene.contractor, (AgreeDate("hard", day, day, "day", scene.cause("nature"), (), False),)
    return scene.contractor, (AgreeDate("soft", first, last, "day", scene.cause("nature"), (), False),)


def _stall(scene: Scene) -> Deed | None:
    order = _open(scene)
    if order is None:
        return None
    party = scene.chance.choice(("customer", "operator", "contractor", "nature"))
    by = scene.chance.choice((order.part.operator, scene.contractor))
    return by, (StallOrder(order.discipline, scene.cause(party)),)


def _question(scene: Scene) -> Deed | None:
    moments = {moment.id for moment in scene.definition.process.contact_moments}
    if not scene.state.is_open:
        return None
    return scene.contractor, (talk(scene, scene.contractor, "1b" if "1b" in moments else "", incoming=True),)


def _wrong_party(scene: Scene) -> Deed | None:
    """A question about planning reaches an operator, who passes it on ([KCP] rule 2)."""
    order = _open(scene)
    if order is None:
        return None
    asked = talk(scene, order.part.operator, "", incoming=True)
    assert asked.next is not None
    return order.part.operator, (replace(asked, next=replace(asked.next, by=scene.contractor)),)


def _complain(scene: Scene) -> Deed | None:
    return scene.chance.choice(("customer", scene.contractor)), (Complain(scene.text()),)


def _go_up(scene: Scene) -> Deed | None:
    answered = [complaint for complaint in scene.state.complaints if complaint.answered_at]
    return ("customer", (RaiseComplaint(answered[-1].id),)) if answered else None


def _cancel(scene: Scene) -> Deed | None:
    order = _open(scene)
    if order is None:
        return None
    some = () if scene.chance.random() < 0.5 else (order.discipline,)
    return scene.contractor, (CancelOrders(some, scene.cause("customer")),)


def _quiet(scene: Scene) -> Deed | None:
    return "customer", (ChooseSilence(scene.chance.choice(scene.definition.process.silence_choices)),)


def _full(scene: Scene) -> Deed | None:
    order = _open(scene)
    return (order.part.operator, (ReportCongestion(order.discipline),)) if order else None


def _slip(scene: Scene) -> Deed | None:
    """Of the pen: the week, or what was written about the last talk."""
    planned = [order.current for order in scene.state.orders if order.is_open and order.current]
    if planned and scene.chance.random() < 0.5:
        ahead = planned[0].promise
        moved = CorrectDate(
            planned[0].hardness, ahead.first_day + timedelta(days=7), ahead.last_day + timedelta(days=7)
        )
        return scene.contractor, (moved,)
    mine = [contact for contact in scene.state.contacts if contact.by == scene.contractor]
    if not mine:
        return None
    return scene.contractor, (CorrectContact(mine[-1].id, mine[-1].subjects, scene.text(), "Het was de meterkast."),)


def _point(scene: Scene) -> Deed | None:
    done = [order for order in scene.state.orders if "completed" in order.reached]
    if not done:
        return None
    until = add_working_days(scene.today, 10, scene.definition.holidays)
    return scene.contractor, (NotePoint(done[0].discipline, scene.contractor, until, scene.text()),)


def _asks(scene: Scene) -> Deed | None:
    """On the follow page, about one of the topics; sometimes to be called."""
    topics = [topic.id for topic in scene.definition.process.questions.topics]
    part = scene.chance.choice([order.discipline for order in scene.state.orders])
    means = scene.chance.choice(("site", "phone"))
    return "customer", (Ask(scene.text(), scene.chance.choice([*topics, ""]), scene.chance.choice((part, "")), means),)


def _passes_on(scene: Scene) -> Deed | None:
    waiting = [one for one in scene.state.questions if one.answered_at is None]
    if not waiting:
        return None
    to = scene.chance.choice([*sorted(scene.state.organisations), "service"])
    return waiting[0].owner, (PassOnQuestion(waiting[0].id, to),)


def _wishes(scene: Scene) -> Deed | None:
    if scene.chance.random() < 0.5:
        return "customer", (MakeWish("change", scene.text()),)
    return "customer", (MakeWish("date", scene.text(), a_week(scene)[0]),)


def _sends_papers(scene: Scene) -> Deed | None:
    drawings = tuple(todo.id for todo in scene.state.todos if todo.kind == "drawing")
    some = drawings if scene.chance.random() < 0.7 else drawings[:1]
    return "customer", (AddPapers(max(1, len(some)), scene.text(), some),)


def _is_ready(scene: Scene) -> Deed | None:
    return "customer", (ReportReady(),)


def _lets_follow(scene: Scene) -> Deed | None:
    running = [share.id for share in scene.state.shares if share.ended_at is None]
    if running and scene.chance.random() < 0.4:
        return "customer", (EndShare(scene.chance.choice(running)),)
    return "customer", (ShareLink(scene.chance.random() < 0.5, scene.text(), "en"),)


def _moves_house(scene: Scene) -> Deed | None:
    asked = AskCode("details", scene.text())
    return "customer", (asked, ChangeDetails(("mail",), scene.text(), scene.chance.choice(("nl", "en"))))


def _changes_mind(scene: Scene) -> Deed | None:
    """About a quote: refuses it, or accepts it after all."""
    quoted = [order for order in scene.state.orders if order.quote is not None]
    if not quoted or quoted[0].quote is None:
        return None
    if scene.chance.random() < 0.4:
        return "customer", (RefuseQuote(quoted[0].discipline),)
    return "customer", (AcceptQuote(quoted[0].discipline, quoted[0].quote.number),)


def _withdraws(scene: Scene) -> Deed | None:
    order = _open(scene)
    return ("customer", (CancelOrders((order.discipline,), "withdrawn"),)) if order else None


CHANCES: tuple[tuple[float, Happening], ...] = (
    (0.3, _shift),
    (0.15, _shift),
    (0.3, _stall),
    (0.15, _stall),
    (0.05, _stall),
    (0.3, _question),
    (0.15, _wrong_party),
    (0.08, _complain),
    (0.03, _go_up),
    (0.06, _cancel),
    (0.1, _quiet),
    (0.05, _full),
    (0.08, _slip),
    (0.2, _point),
    (0.2, _asks),
    (0.1, _asks),
    (0.1, _passes_on),
    (0.15, _wishes),
    (0.3, _sends_papers),
    (0.2, _is_ready),
    (0.1, _lets_follow),
    (0.05, _moves_house),
    (0.15, _changes_mind),
    (0.02, _withdraws),
)
