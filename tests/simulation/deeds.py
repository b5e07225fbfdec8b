"""What whoever owes something reports to be rid of it: most do what is asked, some do something else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from portal.domain.application import Application, DisciplineOrder
from portal.domain.calendar import add_working_days, is_working_day, local
from portal.domain.catalogue import charges_on
from portal.domain.causes import known
from portal.domain.definition import Definition, Milestone
from portal.domain.events import Deadline, NextContact, Sum
from portal.domain.reports import (
    REPORTABLE,
    AgreeDate,
    AnswerComplaint,
    AnswerQuestion,
    CancelOrders,
    Command,
    Complete,
    DecideWish,
    Inspect,
    LogContact,
    PlanInspection,
    Reach,
    RefuseQuote,
    ResumeOrder,
    SendSum,
    SolvePoint,
)

Deed = tuple[str, tuple[Command, ...]]
"""Who reports it, and what: together or not at all."""


@dataclass
class Scene:
    """One application as somebody finds it who is about to act on ``due``."""

    state: Application
    due: Deadline
    definition: Definition
    chance: Random
    now: datetime

    @property
    def today(self) -> date:
        return local(self.now).date()

    @property
    def order(self) -> DisciplineOrder:
        order = self.state.order(self.due.discipline)
        assert order is not None
        return order

    @property
    def operator(self) -> str:
        return self.order.part.operator

    @property
    def contractor(self) -> str:
        return self.state.contractor

    def text(self) -> str:
        return f"t{self.chance.getrandbits(64):x}"

    def cause(self, party: str) -> str:
        found = [cause.id for cause in self.definition.process.causes if cause.party == party]
        return self.chance.choice(found)


def deed(scene: Scene) -> Deed | None:
    """None where nothing is to be done: the customer waits, or the law does."""
    if scene.due.moment == "legal":
        return None
    doing = DOING.get(scene.due.closes_on)
    return doing(scene) if doing else _reached(scene)


def _reached(scene: Scene) -> Deed | None:
    milestone = scene.due.closes_on
    if milestone not in REPORTABLE:
        return None
    by = scene.contractor if scene.due.owner == "customer" or milestone == "called_back" else scene.due.owner
    return by, (Reach(milestone, (scene.due.discipline,) if scene.due.discipline else ()),)


def talk(scene: Scene, by: str, moment: str, *, reached: bool = True, incoming: bool = False) -> LogContact:
    monday = scene.today - timedelta(days=scene.today.weekday()) + timedelta(weeks=scene.chance.randrange(1, 6))
    following = NextContact(monday, scene.chance.choice((by, scene.contractor)), "phone")
    return LogContact(
        moment=moment,
        happened_at=scene.now,
        means="phone",
        reached=reached,
        subjects=(scene.definition.reasons[0].id,) if scene.definition.reasons else (),
        text=scene.text(),
        summary="De meterkast is besproken.",
        next=following if reached else None,
        incoming=incoming,
    )


def _call(scene: Scene) -> Deed:
    moments = {moment.id for moment in scene.definition.process.contact_moments}
    moment = scene.due.moment if scene.due.moment in moments else ""
    reached = scene.chance.random() < 0.7
    return scene.due.owner, (talk(scene, scene.due.owner, moment, reached=reached),)


def _intake(scene: Scene) -> Deed:
    if scene.chance.random() < 0.2:
        return scene.operator, (talk(scene, scene.operator, "B", reached=False),)
    return scene.operator, (talk(scene, scene.operator, "B"), Reach("intake_done", (scene.due.discipline,)))


def _quote(scene: Scene) -> Deed:
    until = scene.today + timedelta(days=30)
    number = scene.text()
    asked = Sum(scene.chance.randrange(50_000, 900_000), until, number)
    return scene.operator, (SendSum("quote", scene.due.discipline, asked),)


def _invoice(scene: Scene) -> Deed:
    asked = Sum(scene.chance.randrange(50_000, 900_000), scene.today + timedelta(days=14), scene.text())
    return scene.operator, (SendSum("invoice", scene.due.discipline, asked),)


def _answer_quote(scene: Scene) -> Deed:
    if scene.chance.random() < 0.08:
        return scene.operator, (RefuseQuote(scene.due.discipline),)
    return scene.operator, (Reach("quote_accepted", (scene.due.discipline,)),)


def a_week(scene: Scene) -> tuple[date, date]:
    """The wish week where there is time enough, else one of the next weeks; one with a working day in it."""
    monday = scene.state.wish_from
    while monday < scene.today + timedelta(days=21) or not _works(scene, monday):
        monday = scene.today - timedelta(days=scene.today.weekday())
        monday += timedelta(weeks=scene.chance.randrange(4, 10))
    return monday, monday + timedelta(days=4)


def _works(scene: Scene, monday: date) -> bool:
    return any(is_working_day(monday + timedelta(days=ahead), scene.definition.holidays) for ahead in range(5))


def _week(scene: Scene) -> Deed:
    first, last = a_week(scene)
    cause = scene.cause("contractor") if any(order.current for order in scene.state.orders) else ""
    called = scene.chance.random() < 0.8
    date_ = AgreeDate("soft", first, last, cause=cause, called=called)
    return scene.contractor, ((talk(scene, scene.contractor, "1"), date_) if called else (date_,))


def a_day(scene: Scene) -> date:
    """A working day in the agreed week where that still lies ahead."""
    planned = [order.current.promise.first_day for order in scene.state.orders if order.is_open and order.current]
    earliest = add_working_days(scene.today, 2, scene.definition.holidays)
    day = max([*planned[:1], earliest])
    return (
        day if is_working_day(day, scene.definition.holidays) else add_working_days(day, 1, scene.definition.holidays)
    )


def _day(scene: Scene) -> Deed:
    """Sometimes together with the look at the site ([KCP] 3 may join 2)."""
    day = a_day(scene)
    part = scene.chance.choice(("day", "morning", "afternoon"))
    when = AgreeDate("hard", day, day, part, cause="" if _within(scene, day) else scene.cause("contractor"))
    told = (talk(scene, scene.contractor, "2"), when)
    if scene.chance.random() < 0.2 and any(moment.id == "3" for moment in scene.definition.process.contact_moments):
        look = add_working_days(scene.today, 1, scene.definition.holidays)
        return scene.contractor, (*told, PlanInspection(look, "morning", scene.chance.choice(("visit", "video"))))
    return scene.contractor, told


def _within(scene: Scene, day: date) -> bool:
    weeks = [order.current.promise for order in scene.state.orders if order.is_open and order.current]
    return all(promise.first_day <= day <= promise.last_day for promise in weeks)


def _inspected(scene: Scene) -> Deed:
    if scene.chance.random() < 0.25:
        charges = [charge.id for charge in charges_on(scene.definition.catalogue, scene.today)]
        return scene.contractor, (Inspect(False, scene.text(), scene.chance.choice([*charges, ""])),)
    return scene.contractor, (Inspect(True, scene.text()),)


def _work(scene: Scene) -> Deed:
    if not scene.order.may_begin:
        return scene.operator, (CancelOrders((scene.due.discipline,), "withdrawn"),)
    return scene.contractor, (Complete(scene.due.discipline),)


def _replanned(scene: Scene) -> Deed:
    """For this discipline alone, as hard as it was."""
    first, last = a_week(scene)
    cause = scene.order.stall.cause if scene.order.stall else scene.cause("contractor")
    only = (scene.due.discipline,)
    if scene.order.current and scene.order.current.hardness == "hard" and scene.order.may_begin:
        day = add_working_days(first - timedelta(days=1), 1, scene.definition.holidays)
        return scene.contractor, (AgreeDate("hard", day, day, "day", cause, (), False, only),)
    return scene.contractor, (AgreeDate("soft", first, last, "day", cause, (), False, only),)


def _resumed(scene: Scene) -> Deed:
    assert scene.order.stall is not None
    ends_on: Milestone | None = known(scene.order.stall.cause, scene.definition).ends_on
    waits_for_quote = ends_on == "quote_accepted"
    if waits_for_quote and scene.chance.random() < 0.5:
        return scene.operator, (CancelOrders((scene.due.discipline,), "withdrawn"),)
    if ends_on in REPORTABLE and ends_on not in scene.order.reached:
        return scene.operator, (Reach(ends_on, (scene.due.discipline,)),)
    return scene.contractor, (ResumeOrder(scene.due.discipline),)


def _solved(scene: Scene) -> Deed:
    return scene.contractor, (SolvePoint(scene.due.moment.removeprefix("point:")),)


def _answered(scene: Scene) -> Deed:
    text = scene.text()
    return scene.due.owner, (AnswerComplaint(scene.due.moment.removeprefix("complaint:"), text, "Het is opgelost."),)


def _answers_question(scene: Scene) -> Deed:
    """Whoever is called or asked answers; what belongs to another is passed on by ``between``."""
    return scene.due.owner, (AnswerQuestion(scene.due.moment.partition(":")[2], scene.text(), "Dat zoeken wij uit."),)


def _decides(scene: Scene) -> Deed:
    id = scene.due.moment.removeprefix("wish:")
    return scene.contractor, (DecideWish(id, scene.chance.random() < 0.5, scene.text(), "Dat kan."),)


DOING: Mapping[Milestone, Callable[[Scene], Deed | None]] = {
    "intake_done": _intake,
    "quote_sent": _quote,
    "quote_accepted": _answer_quote,
    "invoice_sent": _invoice,
    "soft_date_agreed": _week,
    "hard_date_agreed": _day,
    "inspected": _inspected,
    "completed": _work,
    "replanned": _replanned,
    "resumed": _resumed,
    "contacted": _call,
    "point_solved": _solved,
    "complaint_answered": _answered,
    "question_answered": _answers_question,
    "wish_decided": _decides,
}
