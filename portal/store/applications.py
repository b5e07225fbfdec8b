"""Applications: an append-only log, a snapshot that is its fold, and one transaction for each command."""

from collections.abc import Iterator, Mapping

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.events import VERSION, Event
from portal.domain.person import Person
from portal.services.ports import Commit, Delivery, Reported, SentDraft, TakenBack
from portal.store.codec import decode, decode_event, encode
from portal.store.drafts import lasting, still_open
from portal.store.ended_terms import terms_item
from portal.store.errors import our_errors
from portal.store.feed import feed_item
from portal.store.logged import logged_item
from portal.store.models import ApplicationItem
from portal.store.outbox import outbox_item, still_waits
from portal.store.reactions import incoming_item
from portal.store.tables import Tables
from portal.store.tasks import SHARDS, plan_task, task_item, work_task

TEXT = "TEXT#"


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
        return dict(self._all(reference, TEXT))

    def deliveries(self, reference: str) -> tuple[Delivery, ...]:
        found = (decode(body, Delivery) for _, body in self._all(reference, "MSG#"))
        return tuple(sorted(found, key=lambda delivery: delivery.at))

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
            if commit.taken_back:
                self._take_back(transaction, commit.taken_back, commit.state)
            for news in commit.news:
                transaction.save(feed_item(self._tables.applications, news))
            if commit.sends:
                self._close_draft(transaction, commit.sends, commit.state)
            for kind, hashed in (("MAIL", commit.mail_hash), ("POST", commit.postcode_hash)):
                if hashed:
                    lookup = self._tables.lookup(f"{kind}#{hashed}")
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
        for delivery in commit.deliveries:
            transaction.save(_item(items, reference, f"MSG#{delivery.message}", encode(delivery)))
        for id, text in commit.texts.items():
            transaction.save(_item(items, reference, f"{TEXT}{id}", text))
        for reported in filter(None, (commit.reported, *commit.also_reported)):
            key = _reported_key(reported.organisation, reported.event_id)
            item = _item(items, reference, key, encode(reported))
            transaction.save(item, condition=items.pk.does_not_exist())

    def _write_work(self, transaction: TransactWrite, commit: Commit) -> None:
        """An item that only changes, as when its term passes, is put over the old one: a transaction names it once."""
        items, state = self._tables.work, commit.state
        comes = [
            *(work_task(state, due) for due in commit.opened),
            *(plan_task(state, entry) for entry in commit.planned),
        ]
        goes = [
            *(work_task(state, due) for due in commit.closed),
            *(plan_task(state, entry) for entry in commit.unplanned),
        ]
        stays = {(task.owner, task.key) for task in comes}
        for task in goes:
            if (task.owner, task.key) not in stays:
                transaction.delete(task_item(items, task))
        for task in comes:
            transaction.save(task_item(items, task))
        for contact in commit.logged:
            transaction.save(logged_item(items, contact))
        for ended in commit.ended:
            transaction.save(terms_item(items, ended))
        for came in commit.incoming:
            transaction.save(incoming_item(items, came))

    def _take_back(self, transaction: TransactWrite, back: TakenBack, state: Application) -> None:
        items, outbox = self._tables.applications, self._tables.outbox
        for message in back.messages:
            transaction.delete(outbox_item(self._tables, message), condition=still_waits(outbox))
        for id in back.texts:
            transaction.delete(_item(items, state.reference, f"TEXT#{id}", ""))
        for contact in back.logged:
            transaction.delete(logged_item(self._tables.work, contact))
        for ended in back.ended:
            transaction.delete(terms_item(self._tables.work, ended))
        for came in back.incoming:
            transaction.delete(incoming_item(self._tables.work, came))
        if back.reported:
            key = _reported_key(back.reported.organisation, back.reported.event_id)
            transaction.save(_item(items, state.reference, key, encode(back.reported)))

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

    def _all(self, reference: str, kind: str) -> list[tuple[str, str]]:
        """What follows ``kind`` in the key, with the body, of every such item."""
        items = self._tables.applications
        with our_errors(f"read {kind} of {reference}"):
            found = items.query(f"APP#{reference}", items.sk.startswith(kind), consistent_read=True)
            return [(item.sk.removeprefix(kind), item.body or "") for item in found]

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


def _reported_key(organisation: str, event_id: str) -> str:
    return f"ID#{organisation}#{event_id}"
