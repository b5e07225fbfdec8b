"""What the workbench of the staff needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock, machine_clock
from portal.services.audit_ports import Audit
from portal.services.count_reactions import Reactions
from portal.services.enquire import Enquiries
from portal.services.leaving import EndedSessions
from portal.services.ports import Applications, Lookup
from portal.services.staff_ports import PrintRoom, Provider, Samples, TypedForms, WorkList
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.audit import AuditStore
from portal.store.ended import EndedSessionStore
from portal.store.enquiries import EnquiryStore
from portal.store.lookup import LookupStore
from portal.store.print_room import PrintRoomStore
from portal.store.quality import QualityStore
from portal.store.reactions import ReactionStore
from portal.store.tables import Tables
from portal.store.typed import TypedFormStore
from portal.store.work import WorkStore

if TYPE_CHECKING:
    from portal.messages.render import Renderer
    from portal.services.compose import Composer


@dataclass(frozen=True, slots=True)
class Workbench(Portal):
    applications: Applications
    work: WorkList
    lookup: Lookup
    enquiries: Enquiries
    audit: Audit
    typed: TypedForms
    ended: EndedSessions
    provider: Callable[[], Provider]
    """Made when somebody signs in: what it speaks with is half of what a start would otherwise load."""
    samples: Samples
    render: Callable[[], "Renderer"]
    """Made, like ``compose``, for the first message that is looked at: the work list starts without messages."""
    compose: Callable[[], "Composer"]
    """For letters, which leave when they are printed."""
    print_room: PrintRoom
    reactions: Reactions


def for_workbench(settings: Settings, now: Clock | None = None) -> Workbench:
    base, tables = with_tables(settings, now)
    render = _renderer(base)
    return Workbench(
        *fields(base),
        applications=ApplicationStore(tables),
        work=WorkStore(tables),
        lookup=LookupStore(tables),
        enquiries=EnquiryStore(tables, base.now),
        audit=AuditStore(tables),
        typed=TypedFormStore(tables, base.now),
        ended=EndedSessionStore(tables),
        provider=_provider(settings, base.definition.staff.scopes),
        samples=QualityStore(tables),
        render=render,
        compose=_composer(base, tables, render),
        print_room=PrintRoomStore(tables),
        reactions=ReactionStore(tables),
    )


def _renderer(base: Portal) -> "Callable[[], Renderer]":
    @cache
    def made() -> "Renderer":
        from portal.messages.render import Renderer

        return Renderer(base.settings, base.definition, base.words)

    return made


def _composer(base: Portal, tables: Tables, render: "Callable[[], Renderer]") -> "Callable[[], Composer]":
    @cache
    def made() -> "Composer":
        from portal.services.compose import Composer
        from portal.store.drafts import DraftStore

        return Composer(
            applications=ApplicationStore(tables),
            drafts=DraftStore(tables, base.now),
            definition=base.definition,
            keys=base.settings.link_keys,
            base_url=base.settings.base_url,
            render=render(),
            order=base.definition.brand.messages.order,
        )

    return made


def _provider(settings: Settings, scopes: tuple[str, ...]) -> Callable[[], Provider]:
    """One for as long as the process lives; a token lives by the real time, wherever the clock was moved."""

    @cache
    def made() -> Provider:
        from portal.outside.sign_in import OpenIdProvider

        issuer, client, secret = settings.oidc_issuer, settings.oidc_client, settings.oidc_secret
        return OpenIdProvider(issuer, client, secret, scopes, machine_clock)

    return made
