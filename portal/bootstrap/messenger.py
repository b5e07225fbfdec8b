"""What the messenger needs."""

from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.messages.render import Renderer
from portal.messages.texts import texts_for
from portal.messages.transport import transport_for
from portal.services.draft_ports import Drafts
from portal.services.enquire import Enquiries
from portal.services.message_ports import Outbox, Texts, Transport
from portal.services.ports import Applications
from portal.services.watch import Wakes
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from portal.store.enquiries import EnquiryStore
from portal.store.outbox import OutboxStore
from portal.store.wakes import WakeStore


@dataclass(frozen=True, slots=True)
class Messenger(Portal):
    applications: Applications
    drafts: Drafts
    enquiries: Enquiries
    outbox: Outbox
    wakes: Wakes
    transport: Transport
    texts: Texts | None
    render: Renderer


def for_messenger(settings: Settings, now: Clock | None = None) -> Messenger:
    base, tables = with_tables(settings, now)
    return Messenger(
        *fields(base),
        applications=ApplicationStore(tables),
        drafts=DraftStore(tables, base.now),
        enquiries=EnquiryStore(tables, base.now),
        outbox=OutboxStore(tables),
        wakes=WakeStore(tables),
        transport=transport_for(settings),
        texts=texts_for(settings),
        render=Renderer(settings, base.definition, base.words),
    )
