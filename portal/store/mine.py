"""Many applications at once, each with its applicant."""

from collections.abc import Iterable, Iterator
from itertools import islice

from portal.domain.application import Application
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.store.codec import decode
from portal.store.errors import our_errors
from portal.store.outbox import outbox_item
from portal.store.tables import Tables

AT_ONCE = 50
"""Two items each: a batch holds a hundred (BatchGetItem)."""
SNAP, PERSON = "SNAP", "PERSON#applicant"


class MineStore:
    """``portal.services.my_applications.Mine`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def of(self, references: Iterable[str]) -> Iterator[tuple[Application, Person]]:
        left = iter(references)
        while some := tuple(islice(left, AT_ONCE)):
            yield from self._batch(some)

    def send(self, message: Message) -> None:
        with our_errors("send the link to a list"):
            outbox_item(self._tables, message).save()

    def _batch(self, references: tuple[str, ...]) -> Iterator[tuple[Application, Person]]:
        keys = [(f"APP#{reference}", sk) for reference in references for sk in (SNAP, PERSON)]
        with our_errors("read a list of applications"):
            items = self._tables.applications.batch_get(keys, consistent_read=True)
            bodies = {(item.pk, item.sk): item.body for item in items}
        for reference in references:
            state, person = (bodies.get((f"APP#{reference}", sk)) for sk in (SNAP, PERSON))
            if state and person:
                yield decode(state, Application), decode(person, Person)
