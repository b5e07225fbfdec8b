"""Logging contacts ([KCP] rule 3): each one ends with the next, a try fulfils nothing, an operator plans nothing."""

import re
from datetime import datetime, timedelta

from portal.domain.application import CUSTOMER, Application
from portal.domain.calendar import END_OF_WORKING_DAY, add_term, add_working_days, instant, local
from portal.domain.deadlines import moment_for
from portal.domain.definition import ContactMoment, Definition
from portal.domain.events import ContactCorrected, ContactLogged, Deadline, Event
from portal.domain.reports import CorrectContact, Impossible, LogContact, NotYours
from portal.domain.running import NEXT


def log(state: Application, command: LogContact, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises NotYours, Impossible."""
    moment = _moment(state, command.moment, by, definition)
    _joins(moment, _moment(state, command.also, by, definition))
    _is_sound(state, command, by, definition, now)
    if any(known.text == command.text for known in state.contacts):
        return ()
    tries = 0 if command.reached else state.tries.get(command.moment, 0) + 1
    event = ContactLogged(
        at=now,
        by=by,
        contact=f"c{state.contacts_logged + 1}",
        moment=command.moment,
        disciplines=command.disciplines,
        happened_at=command.happened_at,
        means=command.means,
        incoming=command.incoming,
        reached=command.reached,
        subjects=command.subjects,
        text=command.text,
        next=command.next,
        opens=_promised(command, state, definition, now)
        if command.reached
        else _again(state, moment, by, definition, now),
        tries=tries,
        gave_up=tries == definition.process.call_tries,
        also=command.also,
    )
    return (event,)


def correct(
    state: Application, command: CorrectContact, by: str, definition: Definition, now: datetime
) -> tuple[Event, ...]:
    """Whoever logged it corrects it; the old words stay, struck through. Raises NotYours, Impossible."""
    contact = next((known for known in state.contacts if known.id == command.contact), None)
    if contact is None:
        raise Impossible(
            "contact.unknown", f"There is no contact {command.contact!r} among the newest of this application."
        )
    if contact.by != by:
        raise NotYours(
            "contact.of_other", f"Contact {contact.id} was logged by {contact.by}, who alone can correct it."
        )
    if by != state.contractor:
        no_planning(command.summary, definition)
    if contact.text == command.text:
        return ()
    return (ContactCorrected(now, by, contact.id, command.subjects, command.text),)


def no_planning(words: str, definition: Definition) -> None:
    """[KCP] rule 1. Raises NotYours where words of an operator speak of planning."""
    for word in definition.process.planning_words:
        if re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE):
            raise NotYours(
                "contact.planning_words",
                f"Network operators never speak of planning, and the summary says {word!r}; the contractor tells when.",
            )


def role_of(organisation: str, state: Application) -> str:
    """Whose contact moments it makes; ``""`` where it has no part in the application (the brand's customer service)."""
    if organisation == state.contractor:
        return "contractor"
    return "operator" if organisation in state.organisations else ""


def _moment(state: Application, id: str, by: str, definition: Definition) -> ContactMoment | None:
    """The contact moment, which is this organisation's to make. Raises NotYours, Impossible."""
    if not id:
        return None
    moment = next((known for known in definition.process.contact_moments if known.id == id), None)
    if moment is None:
        possible = ", ".join(known.id for known in definition.process.contact_moments)
        raise Impossible("contact.moment_unknown", f"There is no contact moment {id!r}; possible: {possible}.")
    if moment.owner != role_of(by, state):
        raise NotYours("contact.moment_of_other", f"Contact moment {id} is the {moment.owner}'s.")
    return moment_for(definition.process, moment, by, state.combi)


def _joins(moment: ContactMoment | None, also: ContactMoment | None) -> None:
    """Raises Impossible where the definition does not let one talk be both."""
    if also is not None and (moment is None or also.joins != moment.id):
        raise Impossible("contact.does_not_join", f"Contact moment {also.id} does not join the one of this talk.")


def _is_sound(state: Application, command: LogContact, by: str, definition: Definition, now: datetime) -> None:
    if command.happened_at > now + timedelta(minutes=5):
        raise Impossible("contact.future", "A contact is logged after it took place.")
    if command.reached and command.next is None and state.is_open:
        raise Impossible(
            "contact.next_missing", "Every contact ends with the next one: say in which week, who and how."
        )
    if command.next is not None and command.next.week + timedelta(days=6) < local(now).date():
        raise Impossible("contact.next_past", "The next contact lies ahead; the week that was named is past.")
    if command.next is not None and command.next.by not in (*state.organisations, "customer"):
        there = ", ".join(sorted(state.organisations))
        raise Impossible("contact.next_by_nobody", f"The next contact is made by one of {there}, or by the customer.")
    known = {reason.id for reason in definition.reasons}
    unknown = [subject for subject in command.subjects if subject not in known]
    if unknown:
        raise Impossible("contact.subject_unknown", f"No subject is called {', '.join(unknown)}.")
    if by != state.contractor:
        no_planning(command.summary, definition)


def _promised(command: LogContact, state: Application, definition: Definition, now: datetime) -> tuple[Deadline, ...]:
    """The next contact, owed by whoever was named until the last working day of its week ([KCP] rules 2, 3 and 10)."""
    promised = command.next
    if promised is None or promised.by == CUSTOMER or not state.is_open:
        return ()
    last = add_working_days(promised.week + timedelta(days=5), -1, definition.holidays)
    earliest = add_working_days(local(now).date(), 1, definition.holidays)
    return (Deadline(NEXT, "", promised.by, instant(max(last, earliest), END_OF_WORKING_DAY), "contacted"),)


def _again(
    state: Application, moment: ContactMoment | None, by: str, definition: Definition, now: datetime
) -> tuple[Deadline, ...]:
    """A call that was owed before stays owed when it was; one that nobody owed yet is tried again."""
    if moment is None or any(due.moment == moment.id for due in state.deadlines):
        return ()
    due = add_term(now, definition.process.try_again_within, definition.holidays)
    return (Deadline(moment.id, "", by, due, "contacted"),)
