"""Taking in a question that belongs to no application, and answering it."""

from datetime import datetime
from typing import Protocol

from portal.domain.definition import Definition
from portal.domain.enquiries import Enquiry, Reply, answered, kept_until, message_of
from portal.domain.outgoing import Message
from portal.services.measures import measured
from portal.services.ports import Conflict


class NoSuchEnquiry(Exception):
    """Unknown, or no longer kept."""


class Enquiries(Protocol):
    def add(self, enquiry: Enquiry, kept_until: datetime) -> None:
        """Raises Conflict where one of that id is there, Unavailable."""

    def find(self, id: str) -> Enquiry | None: ...

    def waiting(self, limit: int = 50) -> tuple[Enquiry, ...]:
        """Those that wait for an answer, the most urgent first."""

    def change(self, before: Enquiry, after: Enquiry, kept_until: datetime, message: Message | None) -> None:
        """Write it with the mail that goes out. Raises Conflict where it changed meanwhile, Unavailable."""


def enquire(enquiries: Enquiries, enquiry: Enquiry, definition: Definition) -> bool:
    """Put it on customer service's list, once however often it is sent; whether it was new. Raises Unavailable."""
    try:
        enquiries.add(enquiry, kept_until(definition, enquiry.at))
    except Conflict:
        return False
    measured(Enquiries=1)
    return True


def answer(enquiries: Enquiries, id: str, reply: Reply, definition: Definition) -> Enquiry:
    """Raises NoSuchEnquiry, NotAnswerable, Conflict, Unavailable."""
    before = enquiries.find(id)
    if before is None:
        raise NoSuchEnquiry(id)
    after = answered(before, reply)
    enquiries.change(before, after, kept_until(definition, reply.at), message_of(after))
    return after
