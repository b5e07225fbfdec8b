"""No command comes near what DynamoDB takes at most: items of 400 KB, transactions of 100 items and 4 MB.

No engine stands behind the store here: what it would send is looked at.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.application import Application
from portal.domain.person import Address, Builder
from portal.domain.planning import decide
from portal.domain.reports import Command, Complete, Deviation, Impossible, NotYours, Reach
from portal.files.drawings import MOST_FILES
from portal.services.changes import changes
from portal.services.ports import Commit, Reported, SentDraft
from portal.store.applications import ApplicationStore
from portal.store.tables import Tables, connect
from tests.builders import NOW, a_definition, a_document, a_person, all_done, an_application, hard, soft, submitted
from tests.domain.commands import commands
from tests.figures.capacity import item_size
from tests.requests import answered, hooked
from tests.store.commits import a_submission

ALL = ("electricity", "gas", "water", "cable")
MOST_ITEMS = 60
"""Of the 100 that a transaction may hold."""
LARGEST_ITEM = 32 * 1024
"""Bytes, of 400 KB: the snapshot is the largest."""
LARGEST_COMMIT = 256 * 1024
"""Bytes, of 4 MB."""
WIDE = "\N{ROLLING ON THE FLOOR LAUGHING}"
"""Four bytes, the most that a character takes."""


@cache
def nowhere() -> Tables:
    return connect("sizes", "eu-west-1", "http://127.0.0.1:1")


@contextmanager
def sent() -> Iterator[tuple[ApplicationStore, list[list[dict[str, Any]]]]]:
    """A store, and the transactions that it sends."""
    tables = nowhere()
    transactions: list[list[dict[str, Any]]] = []

    def keep(request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        transactions.append(json.loads(request.body)["TransactItems"])
        return answered(request, 200, b"{}")

    with hooked(tables, keep):
        yield ApplicationStore(tables), transactions


def faults(transaction: list[dict[str, Any]]) -> Iterator[str]:
    items = [details.get("Item", {}) for part in transaction for details in part.values()]
    sizes = [item_size(item) for item in items]
    if len(items) > MOST_ITEMS:
        yield f"{len(items)} items"
    if max(sizes) > LARGEST_ITEM:
        yield f"an item of {max(sizes)} bytes"
    if sum(sizes) > LARGEST_COMMIT:
        yield f"{sum(sizes)} bytes together"


def tried(state: Application, command: Command) -> Commit | None:
    try:
        events = decide(state, command, state.contractor, a_definition(), NOW)
    except (Impossible, NotYours):
        return None
    return changes(state, events, a_definition(), Reported(state.contractor, "e" * 100, "f" * 64, "accepted"))


def written(*wanted: Command) -> tuple[list[list[dict[str, Any]]], Application]:
    state = an_application(first=submitted(*ALL, kind="move"))
    with sent() as (store, transactions):
        for command in wanted:
            commit = tried(state, command)
            if commit is not None:
                store.commit(commit)
                state = commit.state
    return transactions, state


@settings(max_examples=50)
@given(st.lists(commands, min_size=5, max_size=40))
def test_whatever_is_reported_its_commit_is_far_from_the_limits(reported: list[Command]) -> None:
    transactions, _ = written(*reported)
    assert [fault for transaction in transactions for fault in faults(transaction)] == []


def test_a_date_with_an_exception_for_each_discipline_is_far_from_the_limits() -> None:
    weeks = {one: NOW.date() + timedelta(weeks=24 + number) for number, one in enumerate(ALL[1:])}
    others = tuple(Deviation(one, day, day, "day", "frost") for one, day in weeks.items())
    accepted = (*all_done()[:1], soft(), Reach("quote_accepted"))
    whole = [*accepted, replace(hard(), exceptions=others), soft(cause="frost"), *map(Complete, ALL)]
    transactions, _ = written(*whole)
    assert len(transactions) > 3
    assert [fault for transaction in transactions for fault in faults(transaction)] == []


def test_the_fullest_form_is_far_from_the_limits() -> None:
    line = WIDE * 80
    person = a_person(
        name=line,
        company=line,
        on_behalf_of=line,
        contact=line,
        mail=f"{'m' * 242}@klant.example",
        builder=Builder(line, line, line),
        address=Address("6811 AB", line, line, line, line, WIDE * 500, line, line),
    )
    documents = [replace(a_document(name="n" * 255), key="k" * 1024) for _ in range(MOST_FILES)]
    commit = a_submission(
        person=person,
        texts={"documents": json.dumps([one.key + one.name for one in documents])},
        sends=SentDraft("d" * 26, NOW),
        mail_hash="h" * 64,
    )
    with sent() as (store, transactions):
        store.commit(commit)
    assert [fault for transaction in transactions for fault in faults(transaction)] == []
