"""The real content: what the sources ask for stands in it."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.definitions.loading import brands, load
from portal.domain.catalogue import expected_window, legal_deadline
from portal.domain.definition import ContactMoment, Definition
from portal.settings import CONTENT
from tests.builders import NOW, a_definition

MAIN = a_definition()
HEAT = a_definition("veldgloed")

LEAVES_OF_THE_SOURCE = {
    "CONS_VZC_VZC": ("INFO", "DRVB", "TBV"),
    "CONS_VZC_FACT": ("INFO", "DRVB", "TBV"),
    "CONS_INFO_INST": ("AANS", "EAN", "MET", "VERB", "KAD", "SJV", "TECG", "TECC"),
    "CONS_INFO_MUT": ("ADR", "EMT", "NAAM", "OMNU"),
    "CONS_INFO_INFO": ("UITL", "LV", "NETW", "VNVK"),
    "CONS_MKV_OPN": ("STND", "OPN", "TBV", "FYS", "SCH"),
    "CONS_MKV_TEC": ("TEC",),
}
LEAVES_PER_SUPPLIER = [f"CONS_ISSUE_{issue}" for issue in ("HGV", "COR", "AAN", "AFS", "HAS", "SJV", "AND")]
SUPPLIERS = [*(f"LV{number:02}" for number in range(1, 11)), "OVERIG"]


def moments(definition: Definition) -> dict[str, ContactMoment]:
    return {moment.id: moment for moment in definition.process.contact_moments}


def test_the_process_has_its_five_phases_and_every_contact_moment() -> None:
    assert [phase.name.nl for phase in MAIN.process.phases] == [
        *("Oriënteren", "Bestellen", "Voorbereiden", "Leveren", "Nazorg"),
    ]
    assert list(moments(MAIN)) == ["A", "B", "1", "1a", "1b", "2", "3", "C", "4", "TT"]


@pytest.mark.parametrize(
    ("moment", "owner", "term"),
    [
        ("B", "operator", (10, "working_days", "submitted")),
        ("1", "contractor", (5, "working_days", "released")),
        ("4", "portal", (1, "minutes", "completed")),
    ],
)
def test_the_terms_of_the_source_stand_in_the_process(moment: str, owner: str, term: tuple[int, str, str]) -> None:
    found = moments(MAIN)[moment]
    assert found.term is not None
    assert (found.owner, (found.term.value, found.term.unit, found.term.after)) == (owner, term)


def test_an_intake_is_preferred_within_48_hours() -> None:
    preferred = moments(MAIN)["B"].preferred_term
    assert preferred is not None
    assert (preferred.value, preferred.unit) == (48, "hours")


def test_quote_and_order_have_the_terms_of_the_source() -> None:
    terms = {(inner.milestone, inner.term.after): inner.term for inner in MAIN.process.milestones}
    assert (terms["quote_sent", "quick_scan_done"].value, terms["quote_sent", "quick_scan_done"].unit) == (
        *(10, "working_days"),
    )
    for after in ("intake_done", "submitted"):
        assert (terms["released", after].value, terms["released", after].unit) == (5, "working_days")


@pytest.mark.parametrize("moment", ["B", "1", "1a", "2", "3"])
def test_every_call_has_a_script(moment: str) -> None:
    script = moments(MAIN)[moment].script
    assert script is not None
    assert all((script.tell, script.ask, script.never))


def test_every_milestone_a_step_waits_for_has_one_step() -> None:
    for definition in (MAIN, HEAT):
        milestones = [step.milestone for step in definition.process.steps]
        assert len(set(milestones)) == len(milestones)


def test_every_postcode_lies_in_exactly_one_area() -> None:
    ranges = sorted(span for area in MAIN.organisations.areas for span in area.postcodes)
    assert (ranges[0][0], ranges[-1][1]) == (1000, 9999)
    assert all(before[1] + 1 == after[0] for before, after in pairwise(ranges))


def test_the_reason_tree_is_whole() -> None:
    per_supplier = [f"{issue}_{supplier}" for issue in LEAVES_PER_SUPPLIER for supplier in SUPPLIERS]
    ours = [
        f"AANSL_{kind}_{what}"
        for kind in ("NIEUW", "VERLAGEN", "VERPLAATSEN")
        for what in ("CONTACT", "STATUS", "UITLEG")
    ]
    source = [f"{branch}_{leaf}" for branch, leaves in LEAVES_OF_THE_SOURCE.items() for leaf in leaves]
    assert sorted(reason.id for reason in MAIN.reasons) == sorted((*source, *per_supplier, *ours))


def test_a_text_id_may_name_another_branch_than_its_own() -> None:
    reason = next(reason for reason in MAIN.reasons if reason.id == "CONS_MKV_OPN_FYS")
    assert reason.categories == ("Vaststellen meter(standen)", "Fysieke (her)opname", "Fysieke heropname / Y-Klus")


def test_only_the_meter_reading_call_back_is_marked_x() -> None:
    assert [reason.id for reason in MAIN.reasons if reason.check == "X"] == ["CONS_MKV_OPN_TBV"]


@pytest.mark.parametrize("year", range(2026, 2031))
@pytest.mark.parametrize("brand", brands(CONTENT))
def test_holidays_are_those_of_the_law(brand: str, year: int) -> None:
    """Algemene termijnenwet art. 3 has 5 May every year; the package has it only in the years when most are free."""
    law = {*holidays.country_holidays("NL", years=year), date(year, 5, 5)}
    assert {day for day in load(brand, CONTENT).holidays if day.year == year} == law


def test_no_legal_term_stands_without_source_and_warning() -> None:
    for term in MAIN.catalogue.legal_terms:
        assert "artikel 8.11" in term.source
        assert "2023, 16425" in term.source
        assert term.to_check


@given(st.integers(0, 700))
def test_what_we_expect_lies_within_what_the_law_allows(days: int) -> None:
    submitted = NOW + timedelta(days=days)
    for product in MAIN.catalogue.products:
        deadline = legal_deadline(product, MAIN.catalogue, submitted, MAIN.holidays)
        if deadline is not None:
            assert expected_window(product, submitted.date(), submitted.date())[1] <= deadline


@pytest.mark.parametrize("definition", [MAIN, HEAT], ids=["main", "heat"])
def test_every_price_is_marked_as_an_example(definition: Definition) -> None:
    catalogue = definition.catalogue
    prices = [price for product in catalogue.products for price in product.prices]
    assert all(price.example and "voorbeeld" in price.source for price in (*prices, *catalogue.charges))


def test_gas_for_new_buildings_is_explained() -> None:
    gas = next(product for product in MAIN.catalogue.products if product.id == "gas_new")
    assert gas.not_possible is not None
    assert "1 juli 2018" in gas.not_possible.nl


@pytest.mark.parametrize("definition", [MAIN, HEAT], ids=["main", "heat"])
def test_every_step_of_planning_brings_a_message(definition: Definition) -> None:
    events = {told.event for told in definition.process.notifications}
    assert events >= {"submitted", "link_requested", "soft_date_shifted", "hard_date_agreed", "all_completed"}


def test_the_brands_look_unlike() -> None:
    assert MAIN.brand.tokens.accent != HEAT.brand.tokens.accent
    assert MAIN.brand.regulated != HEAT.brand.regulated


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(item)


def all_texts(brand: str) -> str:
    files = (CONTENT / "brands" / brand).glob("*.toml")
    return "\n".join(text for file in files for text in texts(tomllib.loads(file.read_text("utf-8")))).lower()


def organisations(definition: Definition) -> list[str]:
    found = definition.organisations
    return [each.name.lower() for each in (*found.operators, *found.contractors, *found.combis)]


def test_no_brand_speaks_of_the_other() -> None:
    for own, other in (("mijnaansluiting", HEAT), ("veldgloed", MAIN)):
        said = all_texts(own)
        for name in (other.brand.name.lower(), other.brand.id, *organisations(other)):
            assert name not in said


def test_customers_read_no_jargon() -> None:
    moments_shown = [text for moment in MAIN.process.contact_moments for text in (moment.customer_text, moment.name)]
    steps_shown = [text for step in MAIN.process.steps for text in (step.name, step.now)]
    for text in (*moments_shown, *steps_shown):
        for jargon in ("mee in combi", "gereedmelding", "KCM", "klantcontactmoment", "harde startdatum"):
            assert jargon not in text.nl
