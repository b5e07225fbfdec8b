"""Taking a mail in: a reply becomes a question in its application's thread, anything else customer service's work.

Whoever sends never learns from us what became of it: nothing is answered by a machine, so no two machines can answer
each other for ever. The mail is removed from where it landed only when what it became is stored, and what it became is
stored once however often it is taken in.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal, Protocol

from portal.domain.application import CUSTOMER, Application
from portal.domain.definition import Definition
from portal.domain.enquiries import Enquiry, due_at
from portal.domain.links import LinkKeys
from portal.domain.person import Person
from portal.domain.reference import read_reference
from portal.domain.replies import Answered, answered, is_genuine, mail_id
from portal.domain.reports import Ask, Command, Impossible
from portal.services.enquire import Enquiries, enquire
from portal.services.incoming.letter import Attachment, Letter, Unreadable, read
from portal.services.measures import measured
from portal.services.ports import Applications
from portal.services.record_event import EventIdTaken, Report, record_event

LOG = logging.getLogger("portal.inbox")
MOST_AT_ONCE = 20

Outcome = Literal["reply", "enquiry", "automatic", "report", "unreadable", "empty"]


class Inbound(Protocol):
    """Where mail lands, and where its files go."""

    def waiting(self, limit: int) -> tuple[str, ...]:
        """Keys of mails that nobody took in yet, the oldest first. Raises Unavailable."""

    def raw(self, key: str) -> bytes | None:
        """The whole mail; None where it is gone. Raises Unavailable."""

    def keep_file(self, reference: str, id: str, name: str, content: bytes) -> None:
        """The same file under the same name again is the same. Raises Unavailable."""

    def done(self, key: str) -> None:
        """Remove it; one that is gone is no error. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """What taking in needs. ``is_sound``: whether a file is of a kind that we take."""

    inbound: Inbound
    applications: Applications
    enquiries: Enquiries
    definition: Definition
    keys: LinkKeys
    is_sound: Callable[[bytes], bool]
    now: Callable[[], datetime]


def receive_all(receiving: Receiving) -> dict[str, int]:
    """Take in what waits; how many became what. Raises Unavailable: what was not removed comes again."""
    became: dict[str, int] = {}
    for key in receiving.inbound.waiting(MOST_AT_ONCE):
        raw = receiving.inbound.raw(key)
        outcome = receive(receiving, raw) if raw is not None else None
        receiving.inbound.done(key)
        if outcome is not None:
            became[outcome] = became.get(outcome, 0) + 1
    if became:
        measured(MailsTakenIn=sum(became.values()), RepliesTakenIn=became.get("reply", 0))
    return became


def receive(receiving: Receiving, raw: bytes) -> Outcome:
    """Store what one mail is; twice is once. Raises Unavailable."""
    try:
        letter = read(raw)
    except Unreadable as fault:
        LOG.warning("a mail was left unread: %s", fault)
        return "unreadable"
    if letter.kind != "person":
        return "report" if letter.kind == "report" else "automatic"
    if not letter.said and not letter.attachments:
        return "empty"
    about = _about(receiving, letter)
    if about is not None and _is_from(letter, receiving.applications.person(about.reference)):
        return _reply(receiving, about, letter)
    return _enquiry(receiving, letter, about.reference if about else "")


def _about(receiving: Receiving, letter: Letter) -> Application | None:
    """The application whose address it was sent to."""
    domain = receiving.definition.brand.sender.replies
    for reply in filter(None, (answered(address, domain) for address in letter.to)):
        state = _application(receiving, reply)
        if state is not None:
            return state
    return None


def _application(receiving: Receiving, reply: Answered) -> Application | None:
    reference = read_reference(receiving.definition.brand.reference_prefix, reply.reference)
    state = receiving.applications.load(reference) if reference else None
    return state if state and is_genuine(state, reply, receiving.keys, receiving.now()) else None


def _is_from(letter: Letter, person: Person | None) -> bool:
    return person is not None and person.mail != "" and letter.sender == person.mail.strip().lower()


def _reply(receiving: Receiving, state: Application, letter: Letter) -> Outcome:
    """A question in the thread, with its files; customer service's where the thread can take no more."""
    files = _sound(receiving, letter)
    for file in files:
        receiving.inbound.keep_file(state.reference, letter.id, file.name, file.content)
    try:
        record_event(receiving.applications, receiving.definition, _report(state, letter, files), receiving.now())
    except EventIdTaken:
        return "reply"
    except Impossible:
        return _enquiry(receiving, letter, state.reference)
    return "reply"


def _report(state: Application, letter: Letter, files: tuple[Attachment, ...]) -> Report:
    commands: tuple[Command, ...] = (Ask(letter.id, means="mail"),)
    words = letter.said or letter.subject
    if files:
        words = f"{words}\n\n{', '.join(file.name for file in files)}"
    texts = {letter.id: words, **({mail_id(letter.id): letter.message_id} if letter.message_id else {})}
    body = sha256(letter.text.encode()).hexdigest()
    return Report(CUSTOMER, letter.id, state.reference, body, commands, texts)


def _sound(receiving: Receiving, letter: Letter) -> tuple[Attachment, ...]:
    if letter.unsafe:
        return ()
    return tuple(file for file in letter.attachments if receiving.is_sound(file.content))


def _enquiry(receiving: Receiving, letter: Letter, reference: str) -> Outcome:
    """``reference``: of the application it was sent about, by somebody whom that application doesn't know."""
    now = receiving.now()
    enquiry = Enquiry(
        id=letter.id,
        at=now,
        due=due_at(receiving.definition, now),
        language="nl",
        origin="mail",
        text=letter.said or letter.subject,
        name=letter.sender_name,
        mail=letter.sender,
        subject=letter.subject,
        message_id=letter.message_id,
        files=tuple(file.name for file in letter.attachments),
        about=reference,
    )
    enquire(receiving.enquiries, enquiry, receiving.definition)
    return "enquiry"
