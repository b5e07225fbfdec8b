"""How the load of a whole country spreads over our keys."""

from random import Random

import pytest

from tests.builders import a_definition
from tests.figures.country import AREAS, CONTRACTORS, OPERATORS, a_country
from tests.figures.rush import A_SECOND, SECONDS, Rush
from tests.figures.targets import KEY_UNITS


def test_the_country_is_as_large_as_was_asked() -> None:
    there = a_country(a_definition()).organisations
    assert (len(there.operators), len(there.contractors), len(there.areas)) == (25, 20, 47)
    assert (sum(OPERATORS.values()), CONTRACTORS, AREAS) == (25, 20, 47)


@pytest.mark.long
def test_no_key_is_written_too_often_in_the_busiest_hour_times_ten() -> None:
    rush = Rush(a_country(a_definition()), Random(7))
    rush.play(round(A_SECOND * SECONDS))
    assert sum(rush.wire.units.values()) > 10_000
    assert max(rush.wire.units.values()) <= KEY_UNITS.limit
