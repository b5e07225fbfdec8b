"""A question or a request for a call that belongs to no application (yet): customer service's own work.

Who types half a form, searches in vain or mails from an unknown address reaches a person with all of it. What belongs
to an application is a question in that application's own thread instead.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from portal.domain.calendar import add_term
from portal.domain.definition import Definition, Language
from portal.domain.events import DayPart
from portal.domain.outgoing import Message

Origin = Literal["search", "form", "mail", "page"]
"""Where it was asked: after searching, at a step of the form, by a mail that belongs nowhere, or on the page itself."""
ANSWERED = "enquiry_answered"
"""The message that brings the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an employee told them. ``by_mail`` where it left as a mail; else it was said on the phone."""

    at: datetime
    by: str
    text: str
    by_mail: bool
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Enquiry:
    """``part``: of the day on which they are called best. ``searched``: what they looked for before.

    ``step`` is the name of the page of the form they were at, ``typed`` what the form held by then: pairs of a question
    and an answer, as they read it. ``message_id`` is that of the mail it came by, so that the answer stays in its
    thread. Times in UTC.
    """

    id: str
    at: datetime
    due: datetime
    language: Language
    origin: Origin
    text: str
    name: str = ""
    phone: str = ""
    mail: str = ""
    part: DayPart = "day"
    searched: str = ""
    step: str = ""
    typed: tuple[tuple[str, str], ...] = ()
    about: str = ""
    """Reference of the application that a mail was about, from an address which that application doesn't know."""
    subject: str = ""
    message_id: str = ""
    files: tuple[str, ...] = ()
    """Names of files that came with a mail; the files themselves are not kept for who is not known."""
    replies: tuple[Reply, ...] = ()
    settled: bool = False


class NotAnswerable(Exception):
    """An answer by mail to somebody who left no mail address, or to what was settled before."""


def due_at(definition: Definition, now: datetime) -> datetime:
    """By when somebody answers."""
    return add_term(now, definition.process.enquiries.within, definition.holidays)


def kept_until(definition: Definition, at: datetime) -> datetime:
    """So long it is kept, counted from the last that was said: it holds personal data."""
    return at + timedelta(days=definition.process.enquiries.keep_days)


def answered(enquiry: Enquiry, reply: Reply) -> Enquiry:
    """With that answer; settled unless they were not reached. Raises NotAnswerable."""
    if enquiry.settled:
        raise NotAnswerable("This question was answered before.")
    if reply.by_mail and not enquiry.mail:
        raise NotAnswerable("There is no mail address to answer to.")
    return replace(enquiry, replies=(*enquiry.replies, reply), settled=reply.reached)


def message_of(enquiry: Enquiry) -> Message | None:
    """The mail that brings the last answer; None where it was said by phone."""
    last = enquiry.replies[-1] if enquiry.replies else None
    if last is None or not last.by_mail:
        return None
    number = str(len(enquiry.replies) - 1)
    return Message(
        f"{enquiry.id}.{number}.{ANSWERED}",
        enquiry.id,
        ANSWERED,
        "answer",
        last.at,
        {"reply": number},
        about_draft=True,
    )
