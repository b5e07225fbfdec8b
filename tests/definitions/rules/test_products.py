from pathlib import Path

import pytest

from tests.definitions.copies import BRAND, a_copy, edit, mistakes_in
from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip('id = "water"\nname', 'id = "gas"\nname', "disciplines[2].id", "'gas' stands here before", more=True),
    Slip('id = "qn2_5"', 'id = "qn1_5"', "capacities[15].id", "'qn1_5' stands here before", more=True),
    Slip(
        'legal_terms = ["electricity_digging", "electricity_congestion"]',
        'legal_terms = ["electricity_diging"]',
        "products[0].legal_terms[0]",
        "there is no legal term 'electricity_diging' (did you mean electricity_digging?)",
    ),
    Slip(
        'works = ["building_box", "clear_route", "earthing", "adult_present"]',
        'works = ["building_box", "clear_rout"]',
        "products[1].works[1]",
        "there is no customer work 'clear_rout'",
    ),
    Slip('drawings = ["photos"]', 'drawings = ["picture"]', "products[3].drawings[0]", "there is no drawing 'picture'"),
    Slip(
        'lead_time = { from_weeks = 10, to_weeks = 16 }\nlegal_terms = ["electricity_digging", ',
        'legal_terms = ["electricity_digging", ',
        "products[0].lead_time",
        "is missing; needed unless not_possible says why it can't be had.",
    ),
    Slip(
        "lead_time = { from_weeks = 10, to_weeks = 16 }",
        "lead_time = { from_weeks = 16, to_weeks = 10 }",
        "products[0].lead_time",
        "must run from 1 week or more to as many or more; it is 16–10.",
    ),
    Slip(
        'kind = "feed_in_meter"\nname = { nl = "Gas terugleveren"',
        'kind = "feed_in_meter"\ncapacities = ["g99"]\nname = { nl = "Gas terugleveren"',
        "products[13].capacities[0]",
        "there is no capacity 'g99'",
    ),
    Slip(
        'valid_from = 2027-01-01\nvalid_to = 2027-12-31\nsource = "voorbeeldtarief 2027"\n\n[price_lists',
        'valid_from = 2026-12-31\nvalid_to = 2027-12-31\nsource = "voorbeeldtarief 2027"\n\n[price_lists',
        "price_lists[1].valid_from",
        "must be 2027-01-01, the day after the period before it ends.",
    ),
    Slip(
        'valid_to = 2026-12-31\nsource = "voorbeeldtarief 2026"\n\n[price_lists',
        'source = "voorbeeldtarief 2026"\n\n[price_lists',
        "price_lists[0].valid_to",
        "is missing; the next period begins on 2027-01-01.",
    ),
    Slip(
        'valid_to = 2027-12-31\nsource = "voorbeeldtarief 2027"\n\n[price_lists',
        'valid_to = 2026-12-31\nsource = "voorbeeldtarief 2027"\n\n[price_lists',
        "price_lists[1].valid_to",
        "2026-12-31 lies before valid_from (2027-01-01).",
    ),
    Slip("gas_lighter = { all = 32500 }\n", "", "price_lists[0].cents", "has no prices for gas_lighter"),
    Slip(
        "gas_lighter = { all = 32500 }",
        "gas_lighter = { g4 = 32500 }",
        "price_lists[0].cents.gas_lighter",
        "has no price for g6, g10, g16, though gas_lighter is a standard product.",
    ),
    Slip(
        "gas_remove = { all = 0 }",
        "gas_remove = { g4 = 0, all = 0 }",
        "price_lists[0].cents.gas_remove.g4",
        "gas_remove has no capacity 'g4'",
    ),
    Slip(
        "cable_new = { coax = 42500, fibre = 39500 }",
        "cable_new = { coax = 42500, fibre = 39500, fibre_business = 1 }",
        "price_lists[0].cents.cable_new.fibre_business",
        "fibre_business needs a quote, so it can't have a price.",
    ),
    Slip(
        "{ all = 47500 }", "{ all = -1 }", "price_lists[0].cents.water_remove.all", "must be 0 or more cents; it is -1."
    ),
    Slip(
        "water_remove = { all = 47500 }",
        "water_remove = { all = 47500 }\nwater_sold = { all = 1 }",
        "price_lists[0].cents.water_sold",
        "there is no product 'water_sold'",
    ),
    Slip(
        'term = { value = 12, unit = "weeks", after = "submitted" }',
        'term = { value = -12, unit = "weeks", after = "submitted" }',
        "legal_terms[0].term.value",
        "must be 1 or more; it is -12.",
    ),
    Slip("cents = 9850", "cents = -9850", "charges[0].cents", "must be 0 or more cents; it is -9850."),
    Slip(
        "cents = 10150\nvalid_from = 2027-01-01",
        "cents = 10150\nvalid_from = 2026-07-01",
        "charges[1].valid_from",
        "call_out holds twice from 2026-07-01; periods may not overlap.",
    ),
    Slip(
        'valid_from = 2026-01-01\nvalid_to = 2026-12-31\nsource = "voorbeeldtarief 2026"\n\n[[charges]]',
        'valid_from = 2026-01-01\nvalid_to = 2025-12-31\nsource = "voorbeeldtarief 2026"\n\n[[charges]]',
        "charges[0].valid_to",
        "2025-12-31 lies before valid_from (2026-01-01).",
    ),
    Slip(
        'standard = false\nnot_possible = { nl = "Een nieuw gebouw',
        'standard = true\nnot_possible = { nl = "Een nieuw gebouw',
        "products[7].standard",
        "must be false, because not_possible says that it can't be had.",
        "electricity_lighter = { all = 29500 }",
        "electricity_lighter = { all = 29500 }\ngas_new = { all = 0 }",
        more=True,
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_slip_in_the_products_is_told_where_it_stands(slip: Slip, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown(slip, "products", tmp_path_factory.mktemp("slip"))


def test_a_combination_without_product_or_explanation_is_missed(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    path = content / "brands" / BRAND / "products.toml"
    before, product, after = path.read_text("utf-8").partition('[[products]]\nid = "gas_temporary"')
    assert product
    path.write_text(before + "[[products]]" + after.partition("[[products]]")[2], "utf-8")
    [mistake] = mistakes_in(content)
    assert mistake.sentence == "gas has no product for temporary; add one, or one whose not_possible says why."


def test_a_combination_has_one_product(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    path = content / "brands" / BRAND / "products.toml"
    line = edit(path, 'discipline = "cable"\nkind = "lighter"', 'discipline = "cable"\nkind = "heavier"')
    double, missing = sorted(mistakes_in(content), key=lambda mistake: mistake.sentence)
    assert double.sentence == "cable has heavier already, at place 24."
    assert double.line == line + 1
    assert missing.sentence.startswith("cable has no product for lighter")
