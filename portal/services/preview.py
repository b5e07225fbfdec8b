"""The mail that a talk would make, before anything is written: decided and rendered exactly as it will be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from portal.domain.application import Application
from portal.domain.channels import Way
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import apply
from portal.domain.outgoing import Message, messages_for
from portal.domain.paths import follow_path
from portal.domain.person import Person
from portal.domain.planning import decide_all
from portal.domain.reports import Command
from portal.services.compose import Links, Piece, Render, contact_of, values_of
from portal.services.message_ports import Mail
from portal.services.take_back import undoable

NOTHING = "…"
"""In the place of what opens the follow page: a link is only made while sending, for the customer alone."""


@dataclass(frozen=True, slots=True)
class Previewing:
    definition: Definition
    render: Render
    base_url: str


def preview(
    needs: Previewing,
    state: Application,
    person: Person | None,
    commands: tuple[Command, ...],
    by: str,
    texts: Mapping[str, str],
    now: datetime,
) -> Mail | None:
    """The mail about the talk; None where none would leave. Raises NotYours, Impossible."""
    events = decide_all(state, commands, by, needs.definition, now)
    after = reduce(apply, events, state)
    message = next(iter(_about_talk(after, events, needs.definition)), None)
    contact = contact_of(after, message) if message else None
    if message is None or contact is None or person is None or not person.mail:
        return None
    link = needs.base_url + follow_path(state.language, state.reference, NOTHING)
    values = values_of(after, person, message, texts.get(contact.text), needs.definition, now)
    piece = Piece(message.name, {**values, "follow_link": link})
    made = needs.render(message.id, [piece], state.language, Way("mail", person.mail), now, Links(link))
    return made if isinstance(made, Mail) else None


def _about_talk(after: Application, events: tuple[Event, ...], definition: Definition) -> list[Message]:
    return [one for one in messages_for(after, events, definition, undoable(definition)) if "contact" in one.values]
