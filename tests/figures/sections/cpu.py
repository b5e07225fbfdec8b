"""CPU time of each request, beside plain pages."""

import os
from collections.abc import Iterator, Mapping

from tests.figures.bench import WORKERS, Bench
from tests.figures.cpu import COUNTED, ROUNDS, VISITORS, Cpu, measure
from tests.figures.journey import STEPS
from tests.figures.markdown import fill, ms, reasons, table
from tests.figures.targets import FORM_STEP, Target, cpu_target

COMMAND = "cpu"
FORM = {f"{step}, {how}" for step in STEPS for how in ("shown", "answered")}


def write(bench: Bench) -> str:
    measured = measure(bench, bench.place.site)
    load, (pace, best, worst) = os.getloadavg()[1], measured.paces()
    figures = measured.acts
    return fill(
        COMMAND,
        workers=WORKERS,
        counted=COUNTED,
        visitors=VISITORS,
        rounds=ROUNDS,
        load=load,
        pace=pace,
        best=best,
        worst=worst,
        accounted=measured.accounted,
        steps=_steps(figures),
        others=_others(figures),
        reasons=reasons(_judged(figures)),
    )


def _steps(figures: Mapping[str, Cpu]) -> str:
    heads = ("form step", "shown p50", "p95", "answered p50", "p95", "target", "")
    return table(heads, (_step(step, figures) for step in STEPS))


def _step(step: str, figures: Mapping[str, Cpu]) -> tuple[str, ...]:
    shown, answered = figures[f"{step}, shown"], figures[f"{step}, answered"]
    verdict = FORM_STEP.verdict(max(shown.p50, answered.p50))
    return step, ms(shown.p50), ms(shown.p95), ms(answered.p50), ms(answered.p95), FORM_STEP.short, verdict


def _others(figures: Mapping[str, Cpu]) -> str:
    """Every act that has no line in the table of steps; the plain pages come first."""
    heads = ("request", "p50", "p95", "p50 without gunicorn", "target", "")
    return table(heads, (_other(figure) for name, figure in figures.items() if name not in FORM))


def _other(figure: Cpu) -> tuple[str, ...]:
    target = cpu_target(figure.act)
    verdict = (target.short, target.verdict(figure.p50)) if target else ("", "")
    return figure.act, ms(figure.p50), ms(figure.p95), ms(figure.app), *verdict


def _judged(figures: Mapping[str, Cpu]) -> Iterator[tuple[Target, float]]:
    for name, figure in figures.items():
        target = FORM_STEP if name in FORM else cpu_target(name)
        if target:
            yield target, figure.p50
