"""Rules for the contact moments in process.toml, and for terms and texts wherever they stand."""

import re
from collections.abc import Iterable, Sequence

from portal.definitions.mistakes import Faults, KeyPath
from portal.definitions.rules.ids import exists, ids
from portal.domain.definition import ContactMoment, Process, Term, Text

PLANNED = ("soft_date_agreed", "hard_date_agreed")
"""[KCP] rule 1: milestones that are planning, which belongs to the contractor."""


def moment_rules(process: Process) -> Faults:
    for place, moment in enumerate(process.contact_moments):
        path: KeyPath = ("contact_moments", place)
        yield from exists((*path, "phase"), moment.phase, ids(process.phases), "phase")
        yield from _joins(path, moment, process)
        yield from _due(path, moment)
        yield from _planner(path, moment)
        if moment.owner == "operator":
            yield from silent_on_planning(path, moment, process.planning_words)


def _joins(path: KeyPath, moment: ContactMoment, process: Process) -> Faults:
    if moment.joins == moment.id:
        yield (*path, "joins"), "a contact moment can't be joined with itself."
    elif moment.joins is not None:
        yield from exists((*path, "joins"), moment.joins, ids(process.contact_moments), "contact moment")


def _due(path: KeyPath, moment: ContactMoment) -> Faults:
    """Somebody must make it by some day: a term, a count back from the agreed week, at once, or not at all."""
    timed = moment.term is not None or moment.working_days_before is not None
    if moment.term is not None and moment.working_days_before is not None:
        yield (*path, "working_days_before"), "stands beside term; a contact moment is due by one of the two."
    if not timed and not moment.optional and moment.owner != "portal":
        yield (*path, "term"), "is missing; needed unless the contact moment is optional or the portal's own."
    if timed and moment.fulfilled_by is None:
        yield (*path, "fulfilled_by"), "is missing; something with a term is done when a milestone is reached."
    if moment.working_days_before is not None and moment.working_days_before < 1:
        yield (*path, "working_days_before"), f"must be 1 or more; it is {moment.working_days_before}."
    yield from term_rules((*path, "term"), moment.term, moment.fulfilled_by)
    yield from term_rules((*path, "preferred_term"), moment.preferred_term, moment.fulfilled_by)


def _planner(path: KeyPath, moment: ContactMoment) -> Faults:
    """[KCP] rule 1: planning belongs to the contractor."""
    if moment.fulfilled_by in PLANNED and moment.owner != "contractor":
        yield (*path, "owner"), f"must be contractor, because {moment.fulfilled_by} is planning; it is {moment.owner}."
    if moment.fulfilled_by is not None and moment.fulfilled_by in moment.preconditions:
        yield (*path, "preconditions"), f"{moment.fulfilled_by} is what this contact moment itself brings about."


def term_rules(path: KeyPath, term: Term | None, ends: str | None) -> Faults:
    if term is None:
        return
    if term.value < 1:
        yield (*path, "value"), f"must be 1 or more; it is {term.value}."
    if term.after == ends:
        yield (*path, "after"), f"{term.after} is what ends this term, so it can't begin it."


def silent_on_planning(path: KeyPath, moment: ContactMoment, words: Sequence[str]) -> Faults:
    """[KCP] rule 1: what an operator says or writes holds no planning; ``never`` may name what is not said."""
    for key, text in _said(moment):
        yield from planning_in((*path, *key), text, words)


def planning_in(path: KeyPath, text: Text, words: Sequence[str]) -> Faults:
    found = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    for language, sentence in (("nl", text.nl), ("en", text.en)) if words else ():
        for word in found.findall(sentence):
            yield (*path, language), f"holds {word!r}, but a network operator never speaks of planning."


def _said(moment: ContactMoment) -> Iterable[tuple[KeyPath, Text]]:
    yield ("name",), moment.name
    yield ("purpose",), moment.purpose
    yield ("customer_text",), moment.customer_text
    yield from ((("happens", place), text) for place, text in enumerate(moment.happens))
    if moment.script is not None:
        yield from ((("script", "tell", place), text) for place, text in enumerate(moment.script.tell))
        yield from ((("script", "ask", place), text) for place, text in enumerate(moment.script.ask))
