"""What stands in the tables of an administration, as PynamoDB models that are bound to none yet."""

from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, LocalSecondaryIndex
from pynamodb.models import Model


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
