"""What an application answers to a question about it, in the very sentences of its follow page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.domain.application import Application, DisciplineOrder
from portal.domain.definition import Language
from portal.domain.follow_details import Details
from portal.domain.follow_sentences import Say, Sentences
from portal.domain.follow_views import FollowView, OrderView
from portal.domain.wording import day, money, starting_sentence


@dataclass(frozen=True, slots=True)
class Phone:
    about: str
    number: str


@dataclass(frozen=True, slots=True)
class Own:
    """One answer: its heading, its sentences, and numbers to call."""

    heading: str
    lines: tuple[str, ...]
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What answers are made from."""

    state: Application
    view: FollowView
    say: Say
    language: Language

    @property
    def sentences(self) -> Sentences:
        return Sentences(self.say, self.language)


def own_answers(topics: tuple[str, ...], asked: Asked) -> tuple[Own, ...]:
    """One for each topic that this application can say something about."""
    made = ((topic, tuple(TOPICS[topic](asked))) for topic in topics if topic in TOPICS)
    return tuple(
        Own(asked.say(f"search.topic.{topic}"), lines, _phones(asked) if topic == "person" else ())
        for topic, lines in made
        if lines or topic == "person"
    )


def _date(asked: Asked) -> Iterator[str]:
    for told in asked.view.dates:
        names = f"{asked.sentences.title(told.names)}. " if told.names else ""
        yield f"{names}{asked.sentences.window(told.window)}"
    if not asked.view.dates:
        yield asked.sentences.heading(asked.view)
    if asked.view.completed_on:
        yield asked.say("track.done_on", day=day(asked.view.completed_on, asked.language))


def _turn(asked: Asked) -> Iterator[str]:
    view = asked.view
    yield asked.sentences.heading(view)
    if view.acts or view.yours:
        yield Details(asked.sentences).turn(view)
    yield from (order.stall for order in view.stalled if order.stall)
    if view.now and not view.stalled:
        yield view.now


def _call(asked: Asked) -> Iterator[str]:
    yield from (asked.sentences.contact(contact) for contact in asked.view.contacts)
    if not asked.view.contacts:
        yield asked.say("track.contact.none")


def _todo(asked: Asked) -> Iterator[str]:
    if not asked.view.todos:
        yield asked.say("track.todo.none")
    yield from (f"{todo.name}. {todo.about}" for todo in asked.view.todos)


def _costs(asked: Asked) -> Iterator[str]:
    """For each order the furthest that is known: what was paid, is to be paid, was quoted, or is the price."""
    for order, view in zip(asked.state.orders, asked.view.orders, strict=True):
        yield _sum(order, view, asked)


def _sum(order: DisciplineOrder, view: OrderView, asked: Asked) -> str:
    known = order.invoice or order.quote
    part = starting_sentence(view.name)
    if known is None:
        if view.cents is None:
            return asked.say("search.own_answer.by_quote", part=part)
        return asked.say("search.own_answer.price", part=part, amount=money(view.cents, asked.language))
    amount, until = money(known.cents, asked.language), day(known.until, asked.language)
    if order.invoice is None:
        return asked.say("search.own_answer.quoted", part=part, amount=amount, until=until)
    if "invoice_paid" in order.reached:
        return asked.say("search.own_answer.paid", part=part, amount=amount)
    return asked.say("search.own_answer.to_pay", part=part, amount=amount, until=until)


def _changed(asked: Asked) -> Iterator[str]:
    moved = [asked.sentences.moved(told) for told in asked.view.dates if told.first]
    yield from moved or [asked.say("search.own_answer.unchanged")]
    yield from (order.stall for order in asked.view.stalled if order.stall)


def _phones(asked: Asked) -> tuple[Phone, ...]:
    view = asked.view
    planner = Phone(asked.say("search.own_answer.planner", name=view.planner or view.contractor), view.planner_phone)
    operators = {
        (order.operator, order.operator_phone): asked.say(
            "search.own_answer.operator", part=order.name, name=order.operator
        )
        for order in view.orders
    }
    return (planner, *(Phone(about, number) for (_, number), about in operators.items()))


def _person(_: Asked) -> Iterator[str]:
    yield from ()


TOPICS: Mapping[str, Callable[[Asked], Iterator[str]]] = {
    "date": _date,
    "turn": _turn,
    "call": _call,
    "todo": _todo,
    "person": _person,
    "costs": _costs,
    "changed": _changed,
}
"""By their names in content/site/search.toml."""
