"""What happened in one application, newest first: events of all organisations, talks with their words, and mails."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.workbench.happened import Happened, happened
from portal.domain import wording
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.events import ContactCorrected, ContactLogged, DateAgreed, DateCorrected, Event, Undone
from portal.domain.names import organisation_name
from portal.domain.outgoing import Message
from portal.domain.talk import Talk
from portal.services.ports import Delivery
from portal.services.talks import from_text
from portal.web.language import say


@dataclass(frozen=True, slots=True)
class Entry:
    """``struck``: it was corrected or taken back, and stands here as it was."""

    at: datetime
    said: Happened
    struck: bool = False
    talk: Talk | None = None
    next: str = ""
    words: str = ""
    mail: str = ""
    """``handed_over``, ``parked`` or ``waiting`` where the entry is a mail."""


def timeline(
    log: tuple[Event, ...],
    texts: Mapping[str, str],
    mails: Iterable[Delivery],
    waits: Iterable[Message],
    definition: Definition,
    own: set[str],
) -> tuple[Entry, ...]:
    """``own``: the disciplines whose sums whoever looks may see ([KCP] rule 15)."""
    wrong = _wrong(log)
    entries = [_entry(event, number in wrong, texts, definition, own) for number, event in enumerate(log)]
    mailed = (*_mails(mails, definition), *_waiting(waits, definition))
    return tuple(sorted((*entries, *mailed), key=lambda entry: entry.at, reverse=True))


def _wrong(log: tuple[Event, ...]) -> set[int]:
    """Places in the log of what was taken back, and of what a correction took the place of."""
    stands: list[int] = []
    wrong: set[int] = set()
    for number, event in enumerate(log):
        if isinstance(event, Undone):
            wrong.update(stands[len(stands) - event.events :])
            del stands[len(stands) - event.events :]
            continue
        if isinstance(event, DateCorrected | ContactCorrected):
            wrong.update(_corrected(log, stands, event))
        stands.append(number)
    return wrong


def _corrected(log: tuple[Event, ...], stands: list[int], event: DateCorrected | ContactCorrected) -> Iterator[int]:
    for number in reversed(stands):
        before = log[number]
        if isinstance(event, DateCorrected) and isinstance(before, DateAgreed | DateCorrected):
            yield number
            return
        same = isinstance(before, ContactLogged | ContactCorrected) and before.contact == getattr(event, "contact", "")
        if isinstance(event, ContactCorrected) and same:
            yield number


def _entry(event: Event, struck: bool, texts: Mapping[str, str], definition: Definition, own: set[str]) -> Entry:  # noqa: FBT001
    said = happened(event, definition)
    if getattr(event, "sum", None) and getattr(event, "discipline", "") not in own:
        said = Happened(said.at, said.when, said.who, said.what, said.discipline, "")
    if isinstance(event, ContactLogged | ContactCorrected):
        talk = from_text(texts[event.text]) if event.text in texts else None
        return Entry(event.at, said, struck, talk, _next(event, definition))
    words = texts.get(str(getattr(event, "text", "")), "")
    return Entry(event.at, said, struck, words=words)


def _next(event: ContactLogged | ContactCorrected, definition: Definition) -> str:
    if isinstance(event, ContactCorrected) or event.next is None:
        return ""
    who = organisation_name(event.next.by, definition) or say("workbench_app.customer")
    return say("workbench_app.next", who=who, week=wording.week(event.next.week, "nl"))


def _mails(mails: Iterable[Delivery], definition: Definition) -> Iterator[Entry]:
    for mail in mails:
        yield Entry(mail.at, _mail(mail.name, mail.at, mail.problem, definition), mail=mail.state)


def _waiting(waits: Iterable[Message], definition: Definition) -> Iterator[Entry]:
    for message in waits:
        yield Entry(message.not_before, _mail(message.name, message.not_before, "", definition), mail="waiting")


def _mail(name: str, at: datetime, problem: str, definition: Definition) -> Happened:
    here = local(at)
    when = f"{wording.short_day(here.date(), 'nl')}, {wording.clock(here.time(), 'nl')}"
    return Happened(at, when, definition.brand.name, say(f"workbench_app.mail.{name}"), "", problem)
