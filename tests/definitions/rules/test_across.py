import pytest

from tests.definitions.rules.slips import Slip, shown

IN_PROCESS = (
    Slip(
        'owner = "operator"\nmeans = ["phone", "mail"]',
        'owner = "operator"\nmeans = ["phone", "counter"]',
        "contact_moments[1].means[1]",
        "counter is no channel of this brand; it has: site, mail,",
    ),
    Slip(
        'organisation = "zuiderwater"',
        'organisation = "noorderwater"',
        "overrides[1].organisation",
        "there is no organisation 'noorderwater' (did you mean noordernet?)",
    ),
)
IN_ORGANISATIONS = (
    Slip(
        ', water = "zuiderwater", cable = "kabelhuis" }',
        ', water = "zuiderwater" }',
        "areas[2].operators",
        "has no network operator for cable, which this brand offers.",
    ),
    Slip(
        'water = "zuiderwater", cable',
        'heat = "stroomland", water = "zuiderwater", cable',
        "areas[2].operators.heat",
        "there is no discipline 'heat'",
        more=True,
    ),
    Slip(
        'disciplines = ["water"]',
        'disciplines = ["water", "heat"]',
        "operators[2].disciplines[1]",
        "there is no discipline 'heat'; known: electricity, gas, water, cable.",
    ),
)


@pytest.mark.parametrize("slip", IN_PROCESS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_the_process_speaks_of_what_stands_in_other_files(slip: Slip, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown(slip, "process", tmp_path_factory.mktemp("slip"))


@pytest.mark.parametrize("slip", IN_ORGANISATIONS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_organisations_serve_what_the_brand_offers(slip: Slip, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown(slip, "organisations", tmp_path_factory.mktemp("slip"))
