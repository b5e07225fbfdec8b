"""Joins the rooms: one builder per function, each with its own imports, so that a Lambda loads what it needs.

The only place that reads the clock and draws random numbers; everything else gets them as callables.
"""

import secrets
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from portal.definitions import ready
from portal.definitions.sentences import Words
from portal.domain.definition import Definition
from portal.settings import Settings

if TYPE_CHECKING:
    from portal.messages.render import Renderer
    from portal.services.compose import Composer
    from portal.services.enquire import Enquiries
    from portal.services.feed import Feed
    from portal.services.incoming.receive import Inbound
    from portal.services.keys import Keyring, Keys
    from portal.services.leaving import EndedSessions
    from portal.services.limiting import Limiter
    from portal.services.my_applications import Mine
    from portal.services.ports import (
        AddressLookup,
        Applications,
        Archive,
        Drafts,
        Files,
        Lookup,
        Outbox,
        Reactions,
        Texts,
        Transport,
        Wakes,
    )
    from portal.services.put_back import TwoMoments
    from portal.services.staff_ports import Audit, PrintRoom, Provider, Samples, TypedForms, WorkList
    from portal.store.tables import Tables

Clock = Callable[[], datetime]
RESTART_CLOCK = "0"


@dataclass(frozen=True, slots=True)
class Portal:
    """What every function knows: its administration, its words, the time (UTC) and chance."""

    settings: Settings
    definition: Definition
    words: Words
    now: Clock
    new_id: Callable[[], str]
    """128 random bits as 26 characters of base32."""
    below: Callable[[int], int]
    """A random whole number in [0, n)."""


@dataclass(frozen=True, slots=True)
class Apply(Portal):
    drafts: "Drafts"
    applications: "Applications"
    files: "Files"
    addresses: "AddressLookup"
    enquiries: "Enquiries"
    limiter: "Limiter"


@dataclass(frozen=True, slots=True)
class Track(Portal):
    applications: "Applications"
    limiter: "Limiter"
    files: "Files"
    lookup: "Lookup"
    mine: "Mine"


@dataclass(frozen=True, slots=True)
class Survey(Portal):
    applications: "Applications"
    limiter: "Limiter"


@dataclass(frozen=True, slots=True)
class PlanningApi(Portal):
    applications: "Applications"
    keys: "Keyring"
    feed: "Feed"
    audit: "Audit"
    limiter: "Limiter"


@dataclass(frozen=True, slots=True)
class Workbench(Portal):
    applications: "Applications"
    work: "WorkList"
    lookup: "Lookup"
    enquiries: "Enquiries"
    audit: "Audit"
    typed: "TypedForms"
    ended: "EndedSessions"
    provider: Callable[[], "Provider"]
    """Made when somebody signs in: what it speaks with is half of what a start would otherwise load."""
    render: "Renderer"
    samples: "Samples"
    compose: "Composer"
    """For letters, which leave when they are printed."""
    print_room: "PrintRoom"
    reactions: "Reactions"


@dataclass(frozen=True, slots=True)
class Messenger(Portal):
    applications: "Applications"
    drafts: "Drafts"
    enquiries: "Enquiries"
    outbox: "Outbox"
    wakes: "Wakes"
    transport: "Transport"
    texts: "Texts | None"
    render: "Renderer"


@dataclass(frozen=True, slots=True)
class Inbox(Portal):
    applications: "Applications"
    enquiries: "Enquiries"
    inbound: "Inbound"
    is_sound: Callable[[bytes], bool]
    """Whether a file is of a kind that we take, by how it begins."""


@dataclass(frozen=True, slots=True)
class Nightly(Portal):
    drafts: "Drafts"
    files: "Files"
    reactions: "Reactions"


def for_pages(settings: Settings, now: Clock | None = None) -> Portal:
    """What pages need that speak to no store."""
    return _base(settings, now)


def for_apply(settings: Settings, now: Clock | None = None) -> Apply:
    from portal.files.bucket import Bucket
    from portal.outside.addresses import AddressRegister
    from portal.store.applications import ApplicationStore
    from portal.store.drafts import DraftStore
    from portal.store.enquiries import EnquiryStore

    base, tables = _with_tables(settings, now)
    return Apply(
        *_fields(base),
        drafts=DraftStore(tables, base.now),
        applications=ApplicationStore(tables),
        files=Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url),
        addresses=AddressRegister(settings.address_register),
        enquiries=EnquiryStore(tables, base.now),
        limiter=_limiter(base, tables),
    )


def for_track(settings: Settings, now: Clock | None = None) -> Track:
    from portal.files.bucket import Bucket
    from portal.store.applications import ApplicationStore
    from portal.store.lookup import LookupStore
    from portal.store.mine import MineStore

    base, tables = _with_tables(settings, now)
    return Track(
        *_fields(base),
        applications=ApplicationStore(tables),
        limiter=_limiter(base, tables),
        files=Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url),
        lookup=LookupStore(tables),
        mine=MineStore(tables),
    )


def for_survey(settings: Settings, now: Clock | None = None) -> Survey:
    from portal.store.applications import ApplicationStore

    base, tables = _with_tables(settings, now)
    return Survey(*_fields(base), applications=ApplicationStore(tables), limiter=_limiter(base, tables))


def for_planning_api(settings: Settings, now: Clock | None = None) -> PlanningApi:
    from portal.services.keys import Keyring
    from portal.store.applications import ApplicationStore
    from portal.store.audit import AuditStore
    from portal.store.feed import FeedStore
    from portal.store.keys import KeyStore

    base, tables = _with_tables(settings, now)
    return PlanningApi(
        *_fields(base),
        applications=ApplicationStore(tables),
        keys=Keyring(KeyStore(tables), base.now),
        feed=FeedStore(tables),
        audit=AuditStore(tables),
        limiter=_limiter(base, tables),
    )


def for_workbench(settings: Settings, now: Clock | None = None) -> Workbench:
    from portal.messages.render import Renderer
    from portal.services.compose import Composer
    from portal.store.applications import ApplicationStore
    from portal.store.audit import AuditStore
    from portal.store.drafts import DraftStore
    from portal.store.ended import EndedSessionStore
    from portal.store.enquiries import EnquiryStore
    from portal.store.lookup import LookupStore
    from portal.store.print_room import PrintRoomStore
    from portal.store.quality import QualityStore
    from portal.store.reactions import ReactionStore
    from portal.store.typed import TypedFormStore
    from portal.store.work import WorkStore

    base, tables = _with_tables(settings, now)
    applications, render = ApplicationStore(tables), Renderer(settings, base.definition, base.words)
    return Workbench(
        *_fields(base),
        applications=applications,
        work=WorkStore(tables),
        lookup=LookupStore(tables),
        enquiries=EnquiryStore(tables, base.now),
        audit=AuditStore(tables),
        typed=TypedFormStore(tables, base.now),
        ended=EndedSessionStore(tables),
        provider=_provider(settings, base.definition.staff.scopes),
        render=render,
        samples=QualityStore(tables),
        compose=Composer(
            applications,
            DraftStore(tables, base.now),
            base.definition,
            settings.link_keys,
            settings.base_url,
            render,
            base.definition.brand.messages.order,
        ),
        print_room=PrintRoomStore(tables),
        reactions=ReactionStore(tables),
    )


def for_messenger(settings: Settings, now: Clock | None = None) -> Messenger:
    from portal.messages.render import Renderer
    from portal.messages.texts import texts_for
    from portal.messages.transport import transport_for
    from portal.store.applications import ApplicationStore
    from portal.store.drafts import DraftStore
    from portal.store.enquiries import EnquiryStore
    from portal.store.outbox import OutboxStore
    from portal.store.wakes import WakeStore

    base, tables = _with_tables(settings, now)
    return Messenger(
        *_fields(base),
        applications=ApplicationStore(tables),
        drafts=DraftStore(tables, base.now),
        enquiries=EnquiryStore(tables, base.now),
        outbox=OutboxStore(tables),
        wakes=WakeStore(tables),
        transport=transport_for(settings),
        texts=texts_for(settings),
        render=Renderer(settings, base.definition, base.words),
    )


def for_inbox(settings: Settings, now: Clock | None = None) -> Inbox:
    from portal.files.drawings import is_sound
    from portal.files.inbound import InboundMail
    from portal.store.applications import ApplicationStore
    from portal.store.enquiries import EnquiryStore

    base, tables = _with_tables(settings, now)
    return Inbox(
        *_fields(base),
        applications=ApplicationStore(tables),
        enquiries=EnquiryStore(tables, base.now),
        inbound=InboundMail(settings.replies, settings.bucket, settings.region, settings.s3_endpoint),
        is_sound=is_sound,
    )


def for_nightly(settings: Settings, now: Clock | None = None) -> Nightly:
    from portal.files.bucket import Bucket
    from portal.store.drafts import DraftStore
    from portal.store.reactions import ReactionStore

    base, tables = _with_tables(settings, now)
    return Nightly(
        *_fields(base),
        drafts=DraftStore(tables, base.now),
        files=Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url),
        reactions=ReactionStore(tables),
    )


def for_repair(table_prefix: str, region: str, endpoint: str | None) -> "Archive":
    """Log, snapshots and work items of one administration, for an operator; needs no secret and no settings."""
    from portal.store.archive import ArchiveStore
    from portal.store.tables import connect

    return ArchiveStore(connect(table_prefix, region, endpoint))


def for_keys(table_prefix: str, region: str, endpoint: str | None) -> "Keys":
    """The interface keys of one administration, for an operator; as ``for_repair``."""
    from portal.store.keys import KeyStore
    from portal.store.tables import connect

    return KeyStore(connect(table_prefix, region, endpoint))


def for_putting_back(table_prefix: str, other_prefix: str, region: str, endpoint: str | None) -> "TwoMoments":
    """The tables as they stand, beside those restored under another prefix; for an operator, as ``for_repair``."""
    from portal.store.tables import connect
    from portal.store.two_moments import TwoMomentsStore

    return TwoMomentsStore(connect(table_prefix, region, endpoint), connect(other_prefix, region, endpoint))


def clock(settings: Settings) -> Clock:
    """The time in UTC; moved by the seconds in ``settings.clock_file`` where that is set (``make dev``)."""
    if settings.clock_file is None:
        return machine_clock
    return partial(_moved, settings.clock_file)


def machine_clock() -> datetime:
    """What this machine says the time is, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    return b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def new_secret() -> str:
    """256 random bits as hexadecimal digits."""
    return secrets.token_hex(32)


def _base(settings: Settings, now: Clock | None) -> Portal:
    definition, words = _content(settings)
    return Portal(
        settings=settings,
        definition=definition,
        words=words,
        now=now or clock(settings),
        new_id=new_id,
        below=secrets.randbelow,
    )


def _with_tables(settings: Settings, now: Clock | None) -> tuple[Portal, "Tables"]:
    from portal.store.tables import connect

    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    return _base(settings, now), tables


def _content(settings: Settings) -> tuple[Definition, Words]:
    """What a build made ready, else what editors wrote: reading and checking that is half of a start."""
    made = ready.find(settings.content)
    if made:
        return made.definition, Words(made.sentences)
    from portal.definitions.loading import load
    from portal.definitions.words import load_words

    return load(settings.brand, settings.content), load_words(settings.brand, settings.content)


def _fields(
    base: Portal,
) -> tuple[Settings, Definition, Words, Clock, Callable[[], str], Callable[[int], int]]:
    return base.settings, base.definition, base.words, base.now, base.new_id, base.below


def _provider(settings: Settings, scopes: tuple[str, ...]) -> Callable[[], "Provider"]:
    """One for as long as the process lives; a token lives by the real time, wherever the clock was moved."""

    @cache
    def made() -> "Provider":
        from portal.outside.sign_in import OpenIdProvider

        issuer, client, secret = settings.oidc_issuer, settings.oidc_client, settings.oidc_secret
        return OpenIdProvider(issuer, client, secret, scopes, machine_clock)

    return made


def _limiter(base: Portal, tables: "Tables") -> "Limiter":
    from portal.services.limiting import Limiter
    from portal.store.counters import CounterStore

    settings = base.settings
    counters = CounterStore(tables)
    return Limiter(counters, base.definition.brand.limits, settings.lookup_secret, base.now, settings.limit_factor)


def _moved(file: Path) -> datetime:
    seconds = file.read_text() if file.exists() else RESTART_CLOCK
    return machine_clock() + timedelta(seconds=float(seconds.strip() or RESTART_CLOCK))
