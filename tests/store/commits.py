"""Commits to write: a submission, and what an organisation reports after it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portal.domain.application import Application
from portal.domain.events import Event
from portal.domain.fold import begin
from portal.domain.outgoing import messages_for
from portal.domain.planning import decide
from portal.domain.reports import Command
from portal.domain.work_items import next_deadlines
from portal.services.changes import changes
from portal.services.ports import Commit
from portal.store.models import ApplicationItem
from portal.store.tables import Tables
from tests.builders import NOW, a_definition, a_person, a_reference, submitted


def a_submission(reference: str = "", **changed: Any) -> Commit:
    """The first commit of an application: one event, its deadlines and its confirmation."""
    event = submitted()
    state = begin(reference or a_reference(), event)
    commit = Commit(
        state=state,
        events=(event,),
        opened=tuple(next_deadlines(state).values()),
        messages=messages_for(state, (event,), a_definition()),
        person=a_person(),
    )
    return replace(commit, **changed)


def a_report(state: Application, *commands: Command, **changed: Any) -> Commit:
    """What the contractor's reports make of an application as it stands, in one commit."""
    events: list[Event] = []
    after = state
    for command in commands:
        decided = decide(after, command, state.contractor, a_definition(), NOW)
        events += decided
        after = changes(after, decided, a_definition()).state
    return replace(changes(state, events, a_definition()), **changed)


def all_items(tables: Tables) -> Mapping[str, list[dict[str, Any]]]:
    """Everything that stands in the tables, by table."""
    return {
        model.Meta.table_name.rpartition("-")[2]: [item.attribute_values for item in model.scan()]
        for model in tables.all
    }


def keys_of(tables: Tables, reference: str) -> set[str]:
    """Sort keys of an application's partition."""
    items: type[ApplicationItem] = tables.applications
    return {str(item.sk) for item in items.query(f"APP#{reference}")}
