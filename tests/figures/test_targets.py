"""Verdicts are computed, and every target is one that some act is held to."""

import pytest

from tests.builders import NOW
from tests.figures import targets
from tests.figures.journey import journey
from tests.figures.targets import CPU, REASONS, Target, cpu_target

ACTS = [act.name for act in journey(NOW.date()) if act.measured]


def test_a_figure_at_the_limit_is_met() -> None:
    assert Target("some", 5.0, "ms").verdict(5.0) == "met"


def test_a_figure_over_the_limit_is_missed() -> None:
    assert "missed" in Target("some", 5.0, "ms").verdict(5.01)


@pytest.mark.parametrize("target", CPU, ids=lambda target: target.name)
def test_some_act_is_held_to_it(target: Target) -> None:
    assert any(cpu_target(act) is target for act in ACTS)


def test_what_has_no_target_is_held_to_none() -> None:
    assert cpu_target("survey thank-you page") is None


def test_every_reason_belongs_to_a_target() -> None:
    known = {target.name for target in [*CPU, *vars(targets).values()] if isinstance(target, Target)}
    assert REASONS.keys() <= known
