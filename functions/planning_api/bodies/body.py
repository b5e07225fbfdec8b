"""What every event has: an id, an application, when it was so, and the contact in which it was agreed or told."""

from datetime import datetime
from typing import Annotated, ClassVar

from msgspec import UNSET, Meta, Struct, UnsetType

from functions.planning_api.bodies.contact import Contact
from functions.planning_api.bodies.fields import EventId, Name
from functions.planning_api.words import Words
from portal.domain.deadlines import moment_of
from portal.domain.definition import Milestone, Process
from portal.domain.reports import Command


class Body(Struct, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    agrees: ClassVar[Milestone | None] = None
    """What the contact that comes with it reaches, which tells its contact moment where it names none."""

    event_id: EventId
    """The sender's own id, unique among its events; the same id is the same event."""
    application: Name
    as_of: Annotated[datetime, Meta(tz=True)] | UnsetType = UNSET
    """When it was so, where it is sent later; what is older than what stands changes nothing."""
    contact: Contact | UnsetType = UNSET
    """Unset rather than null: what is left out leaves the hash of an event as it was before this field was known."""

    def commands(self, words: Words, process: Process) -> tuple[Command, ...]:
        """What is taken in together. Raises NotAWeek."""
        moment = moment_of(self.agrees, process) if self.agrees else None
        logged = (self.contact.command(moment.id if moment else "", words),) if self.contact else ()
        return *logged, *self.news(words)

    def news(self, words: Words) -> tuple[Command, ...]:
        """What it reports beside a contact. Raises NotAWeek."""
        raise NotImplementedError
