import pytest

from portal.domain.roles import behind
from tests.builders import CONTRACTOR, WATER, an_application


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("operator", WATER), ("contractor", CONTRACTOR), ("customer", "customer"), ("nature", "nature")],
)
def test_behind_a_role_is_an_organisation_or_the_role_itself(role: str, organisation: str) -> None:
    state = an_application()
    order = state.order("water")
    assert order is not None
    assert behind(role, order.part, state.contractor) == organisation
