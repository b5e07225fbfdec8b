import pytest

from portal.domain.causes import known, responsible
from portal.domain.reports import Impossible
from tests.builders import CONTRACTOR, WATER, a_definition, an_application


def test_every_cause_an_editor_wrote_is_known() -> None:
    definition = a_definition()

    assert tuple(known(cause.id, definition) for cause in definition.process.causes) == definition.process.causes


@pytest.mark.parametrize("id", ["", "Frost", "lost"])
def test_any_other_is_refused_with_the_codes_there_are(id: str) -> None:
    with pytest.raises(Impossible, match=r"possible: .*frost"):
        known(id, a_definition())


def test_behind_a_party_stands_the_organisation_of_that_order() -> None:
    state = an_application()
    water = state.order("water")
    assert water is not None

    found = {cause.party: responsible(cause, water, state) for cause in a_definition().process.causes}

    assert found == {"operator": WATER, "contractor": CONTRACTOR, "customer": "customer", "nature": "nature"}
