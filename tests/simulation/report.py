"""What a simulated year came to, in figures that can be added up over several runs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from portal.domain.application import Application
from tests.simulation.run import Run


@dataclass
class Figures:
    applications: int = 0
    completed: int = 0
    cancelled: int = 0
    lead_days: list[float] = field(default_factory=list)
    wish_met: int = 0
    with_wish: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    most_operations: int = 0
    largest_snapshot: int = 0
    breaches: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)


def figures(run: Run) -> Figures:
    found = Figures(
        applications=len(run.lives),
        counted=run.counted,
        refused=sum(life.refused for life in run.lives.values()),
        most_operations=run.oracles.most_operations,
        largest_snapshot=run.oracles.largest_snapshot,
        breaches=run.oracles.breaches,
        unexplained=run.unexplained,
    )
    for state in run.office.states.values():
        _add(found, state)
    return found


def _add(found: Figures, state: Application) -> None:
    done = [order.reached["completed"] for order in state.orders if "completed" in order.reached]
    if not state.is_open:
        found.completed += bool(done)
        found.cancelled += not done
    if done:
        found.lead_days.append((max(done) - state.submitted_at).days)
    wishes = [state.meets_wish(order) for order in state.orders if "completed" in order.reached]
    found.with_wish += len(wishes)
    found.wish_met += sum(map(bool, wishes))


def together(parts: Sequence[Figures]) -> Figures:
    return Figures(
        applications=sum(part.applications for part in parts),
        completed=sum(part.completed for part in parts),
        cancelled=sum(part.cancelled for part in parts),
        lead_days=[days for part in parts for days in part.lead_days],
        wish_met=sum(part.wish_met for part in parts),
        with_wish=sum(part.with_wish for part in parts),
        counted=sum((part.counted for part in parts), Counter()),
        refused=sum(part.refused for part in parts),
        most_operations=max(part.most_operations for part in parts),
        largest_snapshot=max(part.largest_snapshot for part in parts),
        breaches=[breach for part in parts for breach in part.breaches],
        unexplained=[open_ for part in parts for open_ in part.unexplained],
    )


def lines(found: Figures) -> Iterator[str]:
    each, left = found.applications, len(found.unexplained)
    yield f"{each} applications: {found.completed} completed, {found.cancelled} cancelled, {left} still open"
    cuts = quantiles(found.lead_days, n=20)
    yield f"lead time in days: 5 % {cuts[0]:.0f}, half {cuts[9]:.0f}, 90 % {cuts[17]:.0f}, 95 % {cuts[18]:.0f}"
    yield f"wish week met: {found.wish_met} of {found.with_wish} orders"
    for name in ("events", "messages", "contacts", "shifts", "silences"):
        yield f"{name}: {found.counted[name]}, {found.counted[name] / each:.1f} each"
    late = sorted((name, count) for name, count in found.counted.items() if name.startswith("passed "))
    passed = ", ".join(f"{name.removeprefix('passed ')} {count}" for name, count in late)
    yield f"terms passed: {passed}"
    yield f"refused reports: {found.refused}; largest command {found.most_operations} operations"
    yield f"largest snapshot {found.largest_snapshot} bytes; breaches: {len(found.breaches)}"
    yield from found.breaches[:20]
    yield from found.unexplained[:20]
