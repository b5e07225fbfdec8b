"""The log and what is derived from it, read and mended as a whole: for an operator, never for a page."""

from collections.abc import Iterator

from msgspec import MsgspecError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from portal.domain.agenda import agenda
from portal.domain.application import Application
from portal.domain.events import VERSION, Event
from portal.domain.work_items import next_deadlines
from portal.services.archive_ports import Standing, Unreadable
from portal.services.ports import Task
from portal.store.applications import snapshot_item
from portal.store.codec import decode, decode_event
from portal.store.errors import our_errors
from portal.store.models import ApplicationItem
from portal.store.tables import Tables
from portal.store.tasks import follows, plan_task, task_item, task_key, task_of, work_task
from portal.store.upcasting import FromTheFuture

FIRST = "EV#00000001"


class ArchiveStore:
    """``portal.services.archive_ports.Archive`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def references(self) -> Iterator[str]:
        items = self._tables.applications
        with our_errors("find every log"):
            for item in items.scan(items.sk == FIRST, attributes_to_get=["pk", "sk"]):
                yield item.pk.removeprefix("APP#")

    def log(self, reference: str) -> tuple[Event, ...]:
        items = self._tables.applications
        with our_errors(f"log of {reference}"):
            found = items.query(f"APP#{reference}", items.sk.startswith("EV#"), consistent_read=True)
            return tuple(_event(reference, number, item) for number, item in enumerate(found, start=1))

    def standing(self, reference: str) -> Standing:
        items = self._tables.applications
        with our_errors(f"read SNAP of {reference}"):
            try:
                item = items.get(f"APP#{reference}", "SNAP", consistent_read=True)
            except items.DoesNotExist:
                return Standing(0, None)
        return Standing(int(item.version or 0), _snapshot(item))

    def tasks(self, reference: str = "") -> frozenset[Task]:
        items = self._tables.work
        only = items.reference == reference if reference else None
        with our_errors("read the work list"):
            return frozenset(task_of(item) for item in items.scan(only, consistent_read=True) if follows(item))

    def still(self, tasks: frozenset[Task]) -> frozenset[Task]:
        items = self._tables.work
        keys = sorted({(task_key(task.owner, task.reference), task.key) for task in tasks})
        with our_errors("read lines of the work list"):
            return frozenset(task_of(item) for item in items.batch_get(keys, consistent_read=True))

    def due(self, state: Application) -> frozenset[Task]:
        work = (work_task(state, deadline) for deadline in next_deadlines(state).values())
        return frozenset((*work, *(plan_task(state, entry) for entry in agenda(state))))

    def replace(self, state: Application, seen: int, stood: frozenset[Task]) -> None:
        """One transaction; a work item that stays is written again, which changes nothing."""
        due = self.due(state)
        keys = {(task.owner, task.key) for task in due}
        snapshot = snapshot_item(self._tables.applications, state)
        with our_errors(f"rebuild {state.reference}"), TransactWrite(connection=self._tables.connection) as transaction:
            transaction.save(snapshot, condition=_still(self._tables.applications, seen))
            for task in due - stood:
                transaction.save(task_item(self._tables.work, task))
            for task in stood - due:
                if (task.owner, task.key) not in keys:
                    transaction.delete(task_item(self._tables.work, task))


def _event(reference: str, number: int, item: ApplicationItem) -> Event:
    if item.sk != f"EV#{number:08}":
        raise Unreadable(f"Event {number} of {reference} is missing from its log; {item.sk} comes in its place.")
    try:
        return decode_event(item.kind or "", int(item.format or VERSION), item.body or "")
    except (MsgspecError, KeyError, FromTheFuture) as fault:
        raise Unreadable(f"Event {number} of {reference} can't be read: {fault}.") from fault


def _snapshot(item: ApplicationItem) -> Application | None:
    try:
        return decode(item.body or "", Application)
    except MsgspecError:
        return None


def _still(items: type[ApplicationItem], seen: int) -> Condition:
    condition: Condition = items.version == seen if seen else items.version.does_not_exist()
    return condition
