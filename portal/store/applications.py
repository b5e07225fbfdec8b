"""Applications: an append-only log, a snapshot that is its fold, and one transaction for each command."""

from collections.abc import Iterator, Mapping

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from portal.domain.application import PORTAL, Application
from portal.domain.calendar import local
from portal.domain.events import VERSION, Deadline, Event
from portal.domain.person import Person
from portal.services.ports import Commit, Reported, SentDraft
from portal.store.codec import decode, decode_event, encode, stamp
from portal.store.drafts import lasting, still_open
from portal.store.errors import our_errors
from portal.store.feed import feed_item
from portal.store.outbox import outbox_item
from portal.store.tables import ApplicationItem, Tables, WorkItem

TEXT = "TEXT#"
SHARDS = 8
"""Of the day index over events (every event carries its day and a shard from the first), and of the sweep's list."""


class ApplicationStore:
    """``portal.services.ports.Applications`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def load(self, reference: str) -> Application | None:
        """One consistent read of one item."""
        body = self._body(reference, "SNAP")
        return decode(body, Application) if body else None

    def person(self, reference: str) -> Person | None:
        body = self._body(reference, "PERSON#applicant")
        return decode(body, Person) if body else None

    def text(self, reference: str, id: str) -> str | None:
        return self._body(reference, f"{TEXT}{id}")

    def texts(self, reference: str) -> Mapping[str, str]:
        items = self._tables.applications
        with our_errors(f"texts of {reference}"):
            found = items.query(f"APP#{reference}", items.sk.startswith(TEXT), consistent_read=True)
            return {item.sk.removeprefix(TEXT): item.body or "" for item in found}

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None:
        body = self._body(reference, _reported_key(organisation, event_id))
        return decode(body, Reported) if body else None

    def log(self, reference: str) -> tuple[Event, ...]:
        """The whole log, oldest first."""
        with our_errors(f"log of {reference}"):
            return tuple(self._events(reference))

    def commit(self, commit: Commit) -> None:
        """One transaction, all or nothing. Raises Conflict or Unavailable."""
        connection = self._tables.connection
        with our_errors(f"commit {commit.state.reference}"), TransactWrite(connection=connection) as transaction:
            self._write_application(transaction, commit)
            self._write_work(transaction, commit)
            for message in commit.messages:
                transaction.save(outbox_item(self._tables, message))
            for news in commit.news:
                transaction.save(feed_item(self._tables.applications, news))
            if commit.sends:
                self._close_draft(transaction, commit.sends, commit.state)
            if commit.mail_hash:
                lookup = self._tables.lookup(f"MAIL#{commit.mail_hash}")
                transaction.update(lookup, actions=[type(lookup).references.add({commit.state.reference})])

    def _write_application(self, transaction: TransactWrite, commit: Commit) -> None:
        items = self._tables.applications
        reference, before = commit.state.reference, commit.state.version - len(commit.events)
        condition = items.version == before if before else items.pk.does_not_exist()
        transaction.save(snapshot_item(items, commit.state), condition=condition)
        for sequence, event in enumerate(commit.events, start=before + 1):
            transaction.save(_event_item(items, reference, sequence, event))
        if commit.person:
            transaction.save(_item(items, reference, "PERSON#applicant", encode(commit.person)))
        for id, text in commit.texts.items():
            transaction.save(_item(items, reference, f"{TEXT}{id}", text))
        if commit.reported:
            key = _reported_key(commit.reported.organisation, commit.reported.event_id)
            item = _item(items, reference, key, encode(commit.reported))
            transaction.save(item, condition=items.pk.does_not_exist())

    def _write_work(self, transaction: TransactWrite, commit: Commit) -> None:
        for deadline in commit.closed:
            transaction.delete(work_item(self._tables.work, commit.state, deadline))
        for deadline in commit.opened:
            transaction.save(work_item(self._tables.work, commit.state, deadline))

    def _close_draft(self, transaction: TransactWrite, sent: SentDraft, state: Application) -> None:
        drafts = self._tables.drafts
        actions: list[Action] = [
            drafts.state.set("submitted"),
            drafts.reference.set(state.reference),
            *lasting(drafts, sent.kept_until),
        ]
        transaction.update(drafts(sent.id), actions=actions, condition=still_open(drafts, state.submitted_at))

    def _body(self, reference: str, sk: str) -> str | None:
        items = self._tables.applications
        with our_errors(f"read {sk.partition('#')[0]} of {reference}"):
            try:
                return items.get(f"APP#{reference}", sk, consistent_read=True).body
            except items.DoesNotExist:
                return None

    def _events(self, reference: str) -> Iterator[Event]:
        items = self._tables.applications
        found = items.query(f"APP#{reference}", items.sk.startswith("EV#"), consistent_read=True)
        for item in found:
            yield decode_event(item.kind or "", int(item.format or VERSION), item.body or "")


def snapshot_item(items: type[ApplicationItem], state: Application) -> ApplicationItem:
    return _item(items, state.reference, "SNAP", encode(state), version=state.version)


def _item(
    items: type[ApplicationItem], reference: str, sk: str, body: str, version: int | None = None
) -> ApplicationItem:
    return items(f"APP#{reference}", sk, body=body, version=version)


def _event_item(items: type[ApplicationItem], reference: str, sequence: int, event: Event) -> ApplicationItem:
    return items(
        f"APP#{reference}",
        f"EV#{sequence:08}",
        kind=type(event).__name__,
        format=VERSION,
        day=local(event.at).date().isoformat(),
        shard=sum(reference.encode()) % SHARDS,
        body=encode(event),
    )


def work_item(items: type[WorkItem], state: Application, deadline: Deadline) -> WorkItem:
    key = f"{stamp(deadline.due)}#{state.reference}#{deadline.discipline}#{deadline.moment}"
    pk = work_key(deadline.owner, state.reference)
    return items(pk, key, reference=state.reference, area=state.area, body=encode(deadline))


def work_key(owner: str, reference: str) -> str:
    """The list of an organisation; what only the sweep looks for is spread over shards."""
    return f"WAKE#{sum(reference.encode()) % SHARDS}" if owner == PORTAL else f"ORG#{owner}"


def _reported_key(organisation: str, event_id: str) -> str:
    return f"ID#{organisation}#{event_id}"
