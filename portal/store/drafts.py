"""Drafts: half-filled applications. The draft is the form's idempotency record: submitting is conditional on it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from portal.domain.outgoing import Message
from portal.services.draft_ports import Draft
from portal.store.codec import decode, encode
from portal.store.errors import our_errors
from portal.store.models import STEPS, DraftItem
from portal.store.outbox import outbox_item
from portal.store.tables import Tables

SPARE = timedelta(days=30)
"""How much longer the table keeps a draft by itself. The night comes first: it removes the draft with its files, which
nobody would find again once the draft is gone. The table's own time to live is for nights that never came."""


class DraftStore:
    """``portal.services.draft_ports.Drafts`` on DynamoDB; ``now`` filters what expired but was not yet removed."""

    def __init__(self, tables: Tables, now: Callable[[], datetime]) -> None:
        self._tables = tables
        self._now = now

    def load(self, id: str) -> Draft | None:
        drafts = self._tables.drafts
        with our_errors("read a draft"):
            try:
                item = drafts.get(id, consistent_read=True)
            except drafts.DoesNotExist:
                return None
        return _draft(item) if item.expires > int(self._now().timestamp()) else None

    def start(self, draft: Draft) -> None:
        """Raises Conflict where the id is taken."""
        drafts = self._tables.drafts
        item = drafts(
            draft.id,
            state="open",
            language=draft.language,
            version=draft.version,
            expires=int(draft.expires_at.timestamp()),
            ttl=int((draft.expires_at + SPARE).timestamp()),
        )
        for step, values in draft.answers.items():
            setattr(item, step, encode(values))
        with our_errors("start a draft"):
            item.save(condition=drafts.pk.does_not_exist())

    def save(self, id: str, answers: Mapping[str, Mapping[str, object]], expires_at: datetime) -> None:
        drafts = self._tables.drafts
        unknown = answers.keys() - set(STEPS)
        if unknown:
            raise ValueError(f"{', '.join(unknown)} is no step of a draft; steps: {', '.join(STEPS)}")
        steps = [getattr(drafts, step).set(encode(values)) for step, values in answers.items()]
        actions = [*lasting(drafts, expires_at), *steps]
        with our_errors("save a step"):
            drafts(id).update(actions=actions, condition=still_open(drafts, self._now()))

    def send_link(self, id: str, *messages: Message) -> None:
        drafts = self._tables.drafts
        with our_errors("save for later"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.condition_check(drafts, id, condition=still_open(drafts, self._now()))
            for message in messages:
                transaction.save(outbox_item(self._tables, message))

    def expired(self, now: datetime) -> Iterator[Draft]:
        drafts = self._tables.drafts
        with our_errors("find expired drafts"):
            for item in drafts.scan(drafts.expires < int(now.timestamp())):
                yield _draft(item)

    def remove(self, id: str) -> None:
        with our_errors("remove a draft"):
            self._tables.drafts(id).delete()


def lasting(drafts: type[DraftItem], until: datetime) -> tuple[Action, ...]:
    """The draft is good until then."""
    return (drafts.expires.set(int(until.timestamp())), drafts.ttl.set(int((until + SPARE).timestamp())))


def still_open(drafts: type[DraftItem], now: datetime) -> Condition:
    """Neither sent nor expired: what expired may still be there, but nobody can bring it back to life."""
    is_open: Condition = (drafts.state == "open") & (drafts.expires > int(now.timestamp()))
    return is_open


def _draft(item: DraftItem) -> Draft:
    bodies = {step: getattr(item, step) for step in STEPS}
    return Draft(
        id=item.pk,
        language=item.language,
        answers={step: decode(body, dict) for step, body in bodies.items() if body},
        expires_at=datetime.fromtimestamp(item.expires, UTC),
        reference=item.reference or "",
        version=int(item.version),
    )
