"""Snapshot and work items made anew from the log: they are what the log adds up to, so they can always be remade.

Says what differed. Nothing else is touched: no event, no message, no personal data.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from portal.domain.application import Application
from portal.domain.fold import fold
from portal.services.archive_ports import Archive, Standing, Unreadable
from portal.services.ports import Conflict, Task, Unavailable

TRIES = 5
Tasks = frozenset[Task]


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked at and what differed, in sentences; ``mended`` where it is now as the log says."""

    reference: str
    differences: tuple[str, ...] = ()
    mended: bool = False

    @property
    def is_right(self) -> bool:
        return self.mended or not self.differences


def rebuild(archive: Archive, reference: str, *, mend: bool, listed: Tasks | None = None) -> Found:
    """Compare one application with its log and, with ``mend``, write what the log says.

    Whatever happens to the application meanwhile goes first. ``listed`` is what stood in the work list a while ago, so
    that not all of it is walked through again: what came since was written by a command. Raises Unreadable where the
    log itself can't be added up, Unavailable where the store doesn't answer or the application changes at every try.
    """
    for _ in range(TRIES):
        stands, state = archive.standing(reference), _folded(archive, reference)
        due = archive.due(state)
        tasks = archive.tasks(reference) if listed is None else archive.still(listed | due)
        differences = _differences(stands, state, tasks, due)
        if not differences:
            return Found(reference)
        if archive.standing(reference).version != stands.version:
            continue
        if not mend:
            return Found(reference, differences)
        try:
            archive.replace(state, stands.version, tasks)
        except Conflict:
            continue
        return Found(reference, differences, mended=True)
    raise Unavailable(f"{reference} changed {TRIES} times while it was compared with its log")


def rebuild_all(archive: Archive, *, mend: bool) -> Iterator[Found]:
    """Every application that has a log. The work list is read once, and its lines of what seems to differ again."""
    listed: dict[str, set[Task]] = {}
    for task in archive.tasks():
        listed.setdefault(task.reference, set()).add(task)
    for reference in archive.references():
        yield _one_of_all(archive, reference, frozenset(listed.pop(reference, ())), mend=mend)
    for reference in listed:
        yield Found(reference, ("it stands in the work list, but has no log",))


def summary(found: Iterable[Found]) -> tuple[bool, tuple[str, ...]]:
    """Whether all is right now, and the lines that say what was looked at and what differed."""
    looked, wrong, lines = 0, 0, []
    for one in found:
        looked, wrong = looked + 1, wrong + (not one.is_right)
        if one.differences:
            mended = "mended" if one.mended else "not mended"
            lines += [f"{one.reference}: {mended}", *(f"  {difference}" for difference in one.differences)]
    differed = sum(1 for line in lines if not line.startswith(" "))
    lines.append(f"{looked} looked at, {differed} differed from the log, {wrong} still do.")
    return not wrong, tuple(lines)


def _one_of_all(archive: Archive, reference: str, tasks: Tasks, *, mend: bool) -> Found:
    try:
        stands, state = archive.standing(reference), _folded(archive, reference)
        if not _differences(stands, state, tasks, archive.due(state)):
            return Found(reference)
        return rebuild(archive, reference, mend=mend, listed=tasks)
    except Unreadable as problem:
        return Found(reference, (str(problem),))


def _folded(archive: Archive, reference: str) -> Application:
    events = archive.log(reference)
    if not events:
        raise Unreadable(f"{reference} has no log.")
    try:
        return fold(reference, events)
    except ValueError as fault:
        raise Unreadable(f"The log of {reference} does not add up: {fault}.") from fault


def _differences(stands: Standing, state: Application, stood: Tasks, due: Tasks) -> tuple[str, ...]:
    return (
        *_of_snapshot(stands, state),
        *(f"a work item of {task.owner} was missing: {task.key}" for task in sorted(due - stood)),
        *(f"a work item of {task.owner} should not be there: {task.key}" for task in sorted(stood - due)),
    )


def _of_snapshot(stands: Standing, state: Application) -> Iterator[str]:
    if stands.state is None:
        yield "the snapshot could not be read" if stands.version else "there was no snapshot"
        return
    if stands.version != state.version:
        yield f"the snapshot's version was {stands.version}, the log has {state.version} events"
    for field in fields(state):
        if field.name != "version" and getattr(stands.state, field.name) != getattr(state, field.name):
            yield f"{field.name} differed in the snapshot"
