"""The busiest hour times ten, replayed for one minute through the real decisions and the real store, and counted.

No engine stands behind the store: every write gets an empty answer, and costs by the sizes of its items, so that the
count is about our keys and not about somebody's machine.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from portal.domain.application import Application
from portal.domain.calendar import week_days
from portal.domain.definition import Definition
from portal.domain.events import Event
from portal.domain.fold import begin
from portal.domain.outgoing import Message, messages_for
from portal.domain.person import Person
from portal.domain.planning import decide
from portal.domain.reports import AgreeDate, Command, Complete, Reach
from portal.domain.submission import decide_submission
from portal.domain.survey import Answer, decide_answer
from portal.domain.work_items import next_deadlines
from portal.services.changes import changes
from portal.services.ports import Commit, Reported, SentDraft
from portal.store.applications import ApplicationStore
from portal.store.outbox import OutboxStore
from portal.store.tables import connect
from tests.builders import NOW, a_person, a_reference, answers
from tests.figures.capacity import Item, item_size, write_units
from tests.figures.counting import TRANSACTIONS, WRITES, key_of
from tests.figures.country import a_postcode
from tests.requests import answered

A_YEAR = 1_000_000
"""Applications a year."""
WORKING_HOURS = 2_000
"""Of a year: 250 days of eight hours."""
BUSIEST = 3
"""The busiest hour has so many times the applications of an average working hour."""
TIMES = 10
SECONDS = 60
A_SECOND = A_YEAR / WORKING_HOURS * BUSIEST * TIMES / 3600
"""Applications a second in the busiest hour times ten."""
DISCIPLINES = ("electricity", "water", "cable")


@dataclass
class Wire:
    """Where the store's requests end; ``second`` is the one that is being played."""

    second: int = 0
    sizes: dict[str, int] = field(default_factory=dict)
    units: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    """Write units by table, partition key and second."""

    def __call__(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        operation = str(request.headers["X-Amz-Target"], "ascii").rpartition(".")[2]
        asked = json.loads(request.body)
        transactional = operation in TRANSACTIONS
        for part in asked["TransactItems"] if transactional else [{WRITES[operation]: asked}]:
            [(kind, details)] = part.items()
            self._write(kind, details, transactional=transactional)
        return answered(request, 200, b'{"Attributes": {}}')

    def _write(self, kind: str, details: dict[str, Any], *, transactional: bool) -> None:
        table, key = details["TableName"], key_of(details)
        name = f"{table} {json.dumps(key, sort_keys=True)}"
        before = self.sizes.get(name, 0)
        after = self.sizes[name] = _left(kind, details, key, before)
        units = write_units(before, after, transactional=transactional)
        self.units[table, key["pk"]["S"], self.second] += units


def _left(kind: str, details: dict[str, Any], key: Item, before: int) -> int:
    """Bytes of the item afterwards; an update is taken to add its values to what stood there."""
    if kind == "Delete":
        return 0
    if kind == "Put":
        return item_size(details["Item"])
    return (before or item_size(key)) + item_size(details.get("ExpressionAttributeValues", {}))


@dataclass
class Rush:
    definition: Definition
    chance: Random
    wire: Wire = field(default_factory=Wire)

    def __post_init__(self) -> None:
        tables = connect("rush", "eu-west-1", "http://127.0.0.1:1")
        tables.connection.client.meta.events.register_first("before-send.dynamodb", self.wire)
        self.applications, self.outbox = ApplicationStore(tables), OutboxStore(tables)

    def play(self, applications: int) -> None:
        """Whole lives; each act falls in a second of its own, as if all had begun at another time."""
        for number in range(applications):
            self._life(number)

    def _life(self, number: int) -> None:
        given = answers(*DISCIPLINES, definition=self.definition, person=self._somebody())
        event = decide_submission(given, self.definition, NOW)
        state = begin(a_reference(number), event)
        self._write(
            Commit(
                state,
                (event,),
                opened=tuple(next_deadlines(state).values()),
                messages=messages_for(state, (event,), self.definition),
                person=given.person,
                sends=SentDraft(f"draft{number}", NOW + timedelta(days=14)),
                mail_hash=f"mail{number}",
            )
        )
        for number_of_event, command in enumerate(_commands()):
            events = decide(state, command, state.contractor, self.definition, NOW)
            reported = Reported(state.contractor, f"e{number_of_event}", "0" * 64, "accepted")
            state = self._commit(state, events, reported)
        reported = Reported("customer", "survey", "0" * 26, "answered")
        self._commit(state, (decide_answer(Answer(8), NOW),), reported)

    def _somebody(self) -> Person:
        person = a_person()
        postcode = a_postcode(self.chance.random())
        return replace(person, address=replace(person.address, postcode=postcode))

    def _commit(self, state: Application, events: tuple[Event, ...], reported: Reported) -> Application:
        commit = changes(state, events, self.definition, reported)
        self._write(commit)
        return commit.state

    def _write(self, commit: Commit) -> None:
        self._in_some_second()
        self.applications.commit(commit)
        for message in commit.messages:
            self._send(message)

    def _send(self, message: Message) -> None:
        self._in_some_second()
        self.outbox.claim(message, NOW, NOW + timedelta(minutes=5))
        self.outbox.sent(message, NOW)

    def _in_some_second(self) -> None:
        self.wire.second = self.chance.randrange(SECONDS)


def _commands() -> Iterator[Command]:
    """What a contractor reports of a connection where all goes well."""
    first, last = week_days(2027, 14)
    yield Reach("released")
    yield AgreeDate("soft", first, last)
    yield AgreeDate("hard", first, first, "morning")
    yield from map(Complete, DISCIPLINES)
