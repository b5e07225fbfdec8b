import pytest

from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip('id = "kabelhuis"', 'id = "lichtdraad"', "operators[5].id", "'lichtdraad' stands here before", more=True),
    Slip(
        'id = "heide_infra"', 'id = "stroomland"', "contractors[3].id", "'stroomland' is a network operator", more=True
    ),
    Slip(
        'id = "kabelhuis"', 'id = "service"', "operators[5].id", "'service' is what logs call somebody else", more=True
    ),
    Slip(
        'operators = ["stroomland", "noordernet"',
        'operators = ["stroomland", "noordenet", "noordernet"',
        "combis[1].operators[1]",
        "there is no network operator 'noordenet' (did you mean noordernet?)",
    ),
    Slip(
        'contractors = ["polderbouw", "vierstromen"]',
        'contractors = ["polderbouw", "vierstroom"]',
        "combis[1].contractors[1]",
        "there is no contractor 'vierstroom'",
    ),
    Slip('combi = "combi_noordwest"', 'combi = "combi_west"', "areas[0].combi", "there is no combi 'combi_west'"),
    Slip(
        'contractor = "vierstromen"',
        'contractor = "polderbouw"',
        "areas[1].contractor",
        "polderbouw does not work in combi_rivierenland; it has: vierstromen, grondwerk_oost, heide_infra.",
    ),
    Slip(
        'water = "zuiderwater"',
        'water = "kabelhuis"',
        "areas[2].operators.water",
        "kabelhuis does not serve water; it serves cable.",
    ),
    Slip(
        'water = "deltawater", cable = "lichtdraad" }',
        'water = "detlawater", cable = "lichtdraad" }',
        "areas[1].operators.water",
        "there is no network operator 'detlawater'",
    ),
    Slip(
        'electricity = "stroomland", gas = "stroomland", water = "deltawater", cable = "lichtdraad" }',
        'electricity = "noordernet", gas = "stroomland", water = "deltawater", cable = "lichtdraad" }',
        "areas[1].operators.electricity",
        "noordernet is not in combi_rivierenland",
    ),
    Slip(
        "postcodes = [[3400, 4199]]",
        "postcodes = [[3300, 4199]]",
        "areas[1].postcodes[0]",
        "3300–4199 overlaps 1000–3399 of west; a postcode lies in one area.",
    ),
    Slip("[[1000, 3399]]", "[[999, 3399]]", "areas[0].postcodes[0]", "999–3399 is no range of postcodes"),
    Slip("[[1000, 3399]]", "[[3399, 1000]]", "areas[0].postcodes[0]", "3399–1000 is no range of postcodes"),
    Slip(
        'id = "oost_2", name = "Ploeg Oost 2", areas = ["arnhem"]',
        'id = "oost_2", name = "Ploeg Oost 2", areas = ["zuid"]',
        "contractors[1].crews[1].areas[0]",
        "there is no area of grondwerk_oost 'zuid'",
    ),
    Slip(
        'disciplines = ["water", "cable"] }',
        'disciplines = ["water", "heat"] }',
        "contractors[1].crews[1].disciplines[1]",
        "there is no discipline in its areas 'heat'",
    ),
    Slip(
        "valid_to = 2027-06-30",
        "valid_to = 2026-06-30",
        "areas[0].works[0].valid_to",
        "2026-06-30 lies before valid_from (2026-09-01).",
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_slip_in_the_organisations_is_told_where_it_stands(
    slip: Slip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown(slip, "organisations", tmp_path_factory.mktemp("slip"))
