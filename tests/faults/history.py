"""What clients did and heard, held against what stands in the end: the faults that no single test would see.

Every operation is recorded as invoked and then ends as ``ok`` (a success was heard), ``fail`` (a refusal was heard) or
``info`` (503, no answer, or the process died: it may have happened or not). Operations about the same thing carry the
same key: a draft, an event of an organisation, a survey.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import Literal

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import Event, SurveyAnswered
from portal.domain.fold import fold
from portal.domain.outgoing import messages_for
from portal.services.ports import Delivery
from portal.store.applications import ApplicationStore
from portal.store.codec import decode
from portal.store.models import ApplicationItem
from portal.store.tables import Tables

Outcome = Literal["invoked", "ok", "fail", "info"]
Kind = Literal["apply", "report", "answer"]


@dataclass
class Operation:
    kind: Kind
    key: str
    """A draft; ``reference/event id``; or a reference."""
    outcome: Outcome = "invoked"
    heard: str = ""
    """The reference an application got, the content of an event, the grade of an answer."""


@dataclass
class History:
    operations: list[Operation] = field(default_factory=list)
    looks: dict[str, list[int]] = field(default_factory=dict)
    """By reference, the versions that were seen one after the other."""
    killed: list[str] = field(default_factory=list)
    """Message-IDs that the provider took right before the process was killed."""
    unsound: list[str] = field(default_factory=list)
    """Answers that no fault excuses."""

    def invoke(self, kind: Kind, key: str, heard: str = "") -> Operation:
        self.operations.append(Operation(kind, key, heard=heard))
        return self.operations[-1]

    def looked(self, reference: str, version: int) -> None:
        self.looks.setdefault(reference, []).append(version)

    def of(self, kind: Kind) -> Mapping[str, list[Operation]]:
        """Operations of a kind by their key."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.kind == kind:
                found.setdefault(operation.key, []).append(operation)
        return found


@dataclass(frozen=True)
class Final:
    """Everything that stands once it is quiet."""

    sent: Mapping[str, str]
    """By draft the reference that it became, "" for none."""
    snapshots: Mapping[str, Application]
    logs: Mapping[str, tuple[Event, ...]]
    reported: frozenset[str]
    """``reference/event id`` of what organisations reported."""
    waiting: tuple[str, ...]
    """What is still in the outbox, parked messages included."""
    mails: tuple[str, ...]
    """Message-IDs of what arrived: mails and text messages."""
    sent_as: Mapping[str, str]
    """By message the id of what held it: its own, or that of several that went together."""
    sender: str
    """Domain of this brand's mails."""


def read(tables: Tables, mails: Iterable[str], definition: Definition) -> Final:
    """Of one brand, from its tables and its mail box."""
    items = [item for item in tables.applications.scan() if item.pk.startswith("APP#")]
    references = {item.pk.removeprefix("APP#") for item in items}
    store = ApplicationStore(tables)
    return Final(
        sent={draft.pk: draft.reference or "" for draft in tables.drafts.scan()},
        snapshots={
            item.pk.removeprefix("APP#"): decode(item.body or "", Application) for item in items if item.sk == "SNAP"
        },
        logs={reference: store.log(reference) for reference in references},
        reported=frozenset(_reported(item.pk, item.sk) for item in items if item.sk.startswith("ID#")),
        waiting=tuple(str(item.sk) for item in tables.outbox.scan()),
        mails=tuple(mails),
        sent_as={sent.message: sent.sent_as for sent in _deliveries(items)},
        sender=definition.brand.sender.domain,
    )


def violations(history: History, final: Final, definition: Definition, others: Final | None = None) -> list[str]:
    """A sentence for everything that should not be; ``others`` is what stands with another brand."""
    found = [*history.unsound, *_applications(history, final), *_reports(history, final), *_answers(history, final)]
    found += [*_folds(final), *_looks(history, final), *_mails(history, final, definition)]
    return [*found, *(_leaks(final, others) if others else ())]


def _deliveries(items: Iterable[ApplicationItem]) -> Iterator[Delivery]:
    return (decode(item.body or "", Delivery) for item in items if item.sk.startswith("MSG#"))


def _applications(history: History, final: Final) -> Iterator[str]:
    for draft, tries in history.of("apply").items():
        stands = final.sent.get(draft, "")
        heard = {attempt.heard for attempt in tries if attempt.outcome == "ok"}
        if len(heard) > 1:
            yield f"double: draft {draft} got the references {sorted(heard)}"
        if heard and (heard != {stands} or stands not in final.snapshots):
            yield f"lost: draft {draft} heard {sorted(heard)} and {stands or 'nothing'} stands"
        if stands and all(attempt.outcome == "fail" for attempt in tries):
            yield f"phantom: draft {draft} was only refused and became {stands}"
    for reference, count in Counter(final.sent.values()).items():
        if reference and count > 1:
            yield f"double: {count} drafts became {reference}"
    yield from (f"double: no draft became {reference}" for reference in final.logs.keys() - set(final.sent.values()))


def _reports(history: History, final: Final) -> Iterator[str]:
    for key, tries in history.of("report").items():
        outcomes = {attempt.outcome for attempt in tries}
        if "ok" in outcomes and key not in final.reported:
            yield f"lost: event {key} was taken in and doesn't stand"
        if outcomes == {"fail"} and key in final.reported:
            yield f"phantom: event {key} was only refused and stands"
    known = history.of("report").keys()
    yield from (f"phantom: nobody sent event {key}" for key in final.reported - known if "/customer#" not in key)


def _answers(history: History, final: Final) -> Iterator[str]:
    for reference, log in final.logs.items():
        tries = history.of("answer").get(reference, [])
        given = [str(event.grade) for event in log if isinstance(event, SurveyAnswered)]
        if len(given) > 1:
            yield f"double: the survey of {reference} has {len(given)} answers"
        thanked = [attempt.heard for attempt in tries if attempt.outcome == "ok"]
        if thanked and given != thanked:
            yield f"lost: the answers {thanked} of {reference} were thanked for and {given} stands"
        if given and given[0] not in {attempt.heard for attempt in tries if attempt.outcome != "fail"}:
            yield f"phantom: the answer {given[0]} of {reference} was refused or never given"


def _folds(final: Final) -> Iterator[str]:
    for reference, log in final.logs.items():
        if not log or fold(reference, log) != final.snapshots.get(reference):
            yield f"torn: the snapshot of {reference} is not what its log adds up to"


def _looks(history: History, final: Final) -> Iterator[str]:
    for reference, versions in history.looks.items():
        stands = final.snapshots[reference].version if reference in final.snapshots else 0
        if [*versions, stands] != sorted([*versions, stands]):
            yield f"backwards: {reference} was seen as {versions} and ends as {stands}"


def _mails(history: History, final: Final, definition: Definition) -> Iterator[str]:
    yield from (f"stuck: {waiting} is still in the outbox" for waiting in final.waiting)
    expected = [
        (message_id(final.sent_as.get(id, id), final.sender), id)
        for reference in final.logs
        for id in expected_messages(reference, final, definition)
    ]
    arrived, kills = Counter(final.mails), Counter(history.killed)
    for mail, message in expected:
        if not 1 <= arrived[mail] <= 1 + kills[mail]:
            yield f"mails: {message} arrived {arrived[mail]} times, with {kills[mail]} kills while it was sent"
    yield from (f"phantom: nothing led to the mail {mail}" for mail in arrived.keys() - {mail for mail, _ in expected})


def expected_messages(reference: str, final: Final, definition: Definition) -> Iterator[str]:
    """Ids of the messages that follow from a log in which every command has an instant of its own."""
    so_far: list[Event] = []
    for _, together in groupby(final.logs[reference], key=lambda event: event.at):
        events = list(together)
        so_far += events
        yield from (message.id for message in messages_for(fold(reference, so_far), events, definition))


def message_id(id: str, sender: str) -> str:
    """How a message's id shows in its mail."""
    return f"<{sha256(id.encode()).hexdigest()[:32]}@{sender}>"


def _leaks(final: Final, others: Final) -> Iterator[str]:
    yield from (f"leak: {both} stands with two brands" for both in final.logs.keys() & others.logs.keys())
    yield from (f"leak: {mail} was sent for two brands" for mail in set(final.mails) & set(others.mails))
    yield from (f"leak: {mail} has another brand's sender" for mail in final.mails if final.sender not in mail)


def _reported(pk: str, sk: str) -> str:
    organisation, _, event = sk.removeprefix("ID#").partition("#")
    prefix = "customer#" if organisation == "customer" else ""
    return f"{pk.removeprefix('APP#')}/{prefix}{event}"
