"""One customer within this administration: every application, over which channels, what is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.workbench.dues import Due, due_words
from functions.workbench.tasks import task_name
from portal.domain.application import Application, Complaint
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.names import discipline_name, party_name
from portal.domain.person import Person
from portal.domain.wording import listed, short_day
from portal.web.language import say


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is open: what, whose, and by when."""

    name: str
    owner: str
    due: Due


@dataclass(frozen=True, slots=True)
class Theirs:
    """One application of the customer. ``channels``: over which they were spoken to, with how often."""

    reference: str
    about: str
    since: str
    open: bool
    tasks: Sequence[Task]
    questions: Sequence[str]
    contacts: int


@dataclass(frozen=True, slots=True)
class Customer:
    """``name`` and how to reach them are empty where more than one customer may be meant."""

    name: str
    mail: str
    phone: str
    prefers: str
    channels: str
    applications: Sequence[Theirs]


def customer_of(
    states: Sequence[Application], person: Person | None, definition: Definition, now: datetime
) -> Customer:
    means = sorted({contact.means for state in states for contact in state.contacts})
    return Customer(
        name=person.name if person else "",
        mail=person.mail if person else "",
        phone=person.phone if person else "",
        prefers=say(f"workbench.channel.{person.channel}") if person else "",
        channels=listed([say(f"workbench.channel.{channel}") for channel in means], "nl") if means else "",
        applications=[_theirs(state, definition, now) for state in states],
    )


def _theirs(state: Application, definition: Definition, now: datetime) -> Theirs:
    names = [discipline_name(order.discipline, definition, "nl") for order in state.orders]
    return Theirs(
        reference=state.reference,
        about=f"{listed(names, 'nl').capitalize()} · {state.place}",
        since=short_day(local(state.submitted_at).date(), "nl"),
        open=state.is_open,
        tasks=list(_tasks(state, definition, now)),
        questions=[_question(complaint) for complaint in state.complaints if complaint.answered_at is None],
        contacts=state.contacts_logged,
    )


def _tasks(state: Application, definition: Definition, now: datetime) -> Iterable[Task]:
    """What organisations owe, soonest first; the portal's own watches are nobody's task."""
    for deadline in sorted(state.deadlines, key=lambda one: one.due):
        owner = party_name(deadline.owner, definition.organisations)
        if owner:
            yield Task(task_name(deadline, definition), owner, due_words(deadline.due, now))


def _question(complaint: Complaint) -> str:
    return say("workbench.customer.complaint", day=short_day(local(complaint.made_at).date(), "nl"))
