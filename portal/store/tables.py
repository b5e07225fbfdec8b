"""The tables of one administration, as PynamoDB models over one shared client.

Names carry stage and brand, so that administrations share nothing. PynamoDB would make a botocore client for each
model; all of them use the one made here, warmed before threads start (measured in docs/decisions/0001-engine.md).
"""

from dataclasses import dataclass
from typing import Any, cast

from botocore.config import Config
from botocore.handlers import BUILTIN_HANDLERS
from botocore.session import Session
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.connection import Connection
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, LocalSecondaryIndex
from pynamodb.models import Model

from portal.store.patience import be_patient

SERVICE = "dynamodb"
CONNECT_SECONDS = 1.0
READ_SECONDS = 1.9
TRIES = 2
"""A request that gets no answer has failed within five seconds: two tries and a wait of a second at most between."""

CONFIG = Config(
    connect_timeout=CONNECT_SECONDS,
    read_timeout=READ_SECONDS,
    retries={"total_max_attempts": TRIES, "mode": "standard"},
    max_pool_connections=16,
    parameter_validation=False,  # PynamoDB builds the requests
    user_agent="portal",  # botocore would put its own together twice for each request, a sixth of all its work
)


class ApplicationItem(Model):
    """``APP#ref``: SNAP, EV#seq, ID#organisation#event, PERSON#applicant, TEXT#id, MSG#id. ``FEED#org``: what that
    organisation hears of others, by time (``portal.store.feed``)."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute(null=True)
    format = NumberAttribute(null=True)
    version = NumberAttribute(null=True)
    day = UnicodeAttribute(null=True)
    shard = NumberAttribute(null=True)
    body = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)
    """Epoch seconds: the table's TTL attribute; only the feed has one."""


class _Narrower:
    """How an index on the work list is kept: everything a line is made of, and no other index's key."""

    projection = IncludeProjection(["reference", "area", "moment", "place", "body"])


class AreaIndex(LocalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    class Meta(_Narrower):
        index_name = "by_area"

    pk = UnicodeAttribute(hash_key=True)
    by_area = UnicodeAttribute(range_key=True)


class MomentIndex(LocalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    class Meta(_Narrower):
        index_name = "by_moment"

    pk = UnicodeAttribute(hash_key=True)
    by_moment = UnicodeAttribute(range_key=True)


class AreaMomentIndex(LocalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    class Meta(_Narrower):
        index_name = "by_area_moment"

    pk = UnicodeAttribute(hash_key=True)
    by_area_moment = UnicodeAttribute(range_key=True)


class CombiIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    class Meta(_Narrower):
        index_name = "of_combi"

    of_combi = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)


class WorkItem(Model):
    """``ORG#id`` sorted by ``due#ref#discipline#moment``: the next deadline per discipline and owner; ``WAKE#shard``
    sorted likewise: when the sweep must look at an application; ``PLAN#contractor`` sorted by ``day#ref#…``: what is
    planned; ``LOG#organisation#week`` sorted by when a contact was logged, ``TERM#organisation#week`` with the terms
    that ended, and ``CHECK#organisation#week`` with how the quality sample judged it; ``SENT#day``, ``IN#day`` and
    ``AFTER#year``: what left, who got in touch, and how often one followed the other. A line of work stands in three
    more orders, so that an area and a contact moment are asked for in one Query (docs/decisions/0019-work-list.md)."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    reference = UnicodeAttribute()
    area = UnicodeAttribute()
    body = UnicodeAttribute()
    place = UnicodeAttribute(null=True)
    moment = UnicodeAttribute(null=True)
    of_combi = UnicodeAttribute(null=True)
    by_area = UnicodeAttribute(null=True)
    by_moment = UnicodeAttribute(null=True)
    by_area_moment = UnicodeAttribute(null=True)

    areas = AreaIndex()
    moments = MomentIndex()
    areas_moments = AreaMomentIndex()
    combis = CombiIndex()


class OutboxItem(Model):
    """``OUT#shard`` sorted by ``not_before#id``; ``held_until`` is the lease of the messenger that sends it."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute()
    attempts = NumberAttribute(default=0)
    problem = UnicodeAttribute(null=True)
    held_until = UnicodeAttribute(null=True)


class DraftItem(Model):
    """A half-filled application; one attribute per step in ``body``-like JSON, so that tabs don't overwrite."""

    pk = UnicodeAttribute(hash_key=True)
    state = UnicodeAttribute()
    language = UnicodeAttribute()
    version = NumberAttribute()
    reference = UnicodeAttribute(null=True)
    expires = NumberAttribute()
    """Epoch seconds; read with a filter, for what expired stands there until the night."""
    ttl = NumberAttribute(null=True)
    """Epoch seconds: the table's TTL attribute, a month after ``expires`` (see ``portal.store.drafts``)."""
    what = UnicodeAttribute(null=True)
    disciplines = UnicodeAttribute(null=True)
    sizes = UnicodeAttribute(null=True)
    where = UnicodeAttribute(null=True)
    address = UnicodeAttribute(null=True)
    plot = UnicodeAttribute(null=True)
    who = UnicodeAttribute(null=True)
    contact = UnicodeAttribute(null=True)
    builder = UnicodeAttribute(null=True)
    when = UnicodeAttribute(null=True)
    drawings = UnicodeAttribute(null=True)
    saved = UnicodeAttribute(null=True)


STEPS = (
    *("what", "disciplines", "sizes", "where", "address", "plot"),
    *("who", "contact", "builder", "when", "drawings", "saved"),
)
"""Attributes of a draft that hold the answers of a step."""


class LookupItem(Model):
    """``MAIL#hash`` and ``POST#hash`` → references of that address or postcode; ``KEY#hash`` → the organisation whose
    interface key it is; ``LIMIT#act#hash#window`` → how often that was done in that window; ``TYPED#id`` → what an
    employee had typed when their session was over; ``OUT#id``: a session that was ended."""

    pk = UnicodeAttribute(hash_key=True)
    references = UnicodeSetAttribute(null=True)
    organisation = UnicodeAttribute(null=True)
    body = UnicodeAttribute(null=True)
    """Of a key: what it opens and until when; of what was typed: the fields."""
    seen = NumberAttribute(null=True)
    expires = NumberAttribute(null=True)
    """Epoch seconds: the table's TTL attribute; counts, what was typed and ended sessions have one."""


class AuditItem(Model):
    """``AUDIT#reference`` sorted by ``at#id``: who of the staff looked. A table of its own, so that the right to add
    to it is no right to read it, and nobody has the right to change it."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute()


@dataclass(frozen=True, slots=True)
class Tables:
    connection: Connection
    applications: type[ApplicationItem]
    work: type[WorkItem]
    outbox: type[OutboxItem]
    drafts: type[DraftItem]
    lookup: type[LookupItem]
    audit: type[AuditItem]

    @property
    def all(self) -> tuple[type[Model], ...]:
        return (self.applications, self.work, self.outbox, self.drafts, self.lookup, self.audit)


def connect(prefix: str, region: str, endpoint: str | None) -> Tables:
    """The models of one administration; ``endpoint`` None means AWS. Makes the client, opens no connection."""
    connection = Connection(region=region, host=endpoint)
    client = _session().create_client(SERVICE, region_name=region, endpoint_url=endpoint, config=CONFIG)
    be_patient(client)
    connection._client = client

    def bound(model: type[Model], name: str) -> type[Any]:
        meta = type("Meta", (), {"table_name": f"{prefix}-{name}", "region": region, "host": endpoint})
        ours: Any = type(model.__name__, (model,), {"Meta": meta, "_connection": None})
        ours._get_connection().connection._client = client
        return cast(type[Any], ours)

    return Tables(
        connection=connection,
        applications=bound(ApplicationItem, "applications"),
        work=bound(WorkItem, "work"),
        outbox=bound(OutboxItem, "outbox"),
        drafts=bound(DraftItem, "drafts"),
        lookup=bound(LookupItem, "lookup"),
        audit=bound(AuditItem, "audit"),
    )


def count_once(
    items: type[WorkItem], key: str, within: Condition, only: Condition | None, index: str | None, most: int
) -> tuple[int, bool]:
    """How many of the first ``most`` within are not left out, and whether there may be more behind them; in one
    request. PynamoDB's own count goes on to the end."""
    answer = items._get_connection().query(
        key, within, filter_condition=only, index_name=index, limit=most, select="COUNT"
    )
    return int(answer["Count"]), "LastEvaluatedKey" in answer


def page_once(
    items: type[WorkItem], key: str, within: Condition, only: Condition | None, index: str | None, most: int
) -> tuple[list[WorkItem], str]:
    """At most so many, read in one request, without those that ``only`` leaves out; and the sort key where the engine
    stopped reading, "" at the end. PynamoDB's own query goes on until it has found as many as asked for."""
    answer = items._get_connection().query(key, within, filter_condition=only, index_name=index, limit=most)
    rest = answer.get("LastEvaluatedKey", {}).get("sk", {}).get("S", "")
    return [items.from_raw_data(item) for item in answer["Items"]], str(rest)


def _session() -> Session:
    """With those of the driver's handlers that concern DynamoDB: taking all 150 is a twentieth of a start."""
    session = Session(include_builtin_handlers=False)
    for event, handler, *_ in BUILTIN_HANDLERS:
        kind, _, concerned = event.partition(".")
        if kind != "docs" and concerned.partition(".")[0] in ("", "*", SERVICE):
            session.register(event, handler)
    return session


def create(tables: Tables) -> None:
    """Create the tables that don't exist yet (local engine and tests; on AWS the stack makes them)."""
    for model in tables.all:
        if not model.exists():
            model.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
