from datetime import date

from portal.domain.definition import LegalTerm, Term
from portal.site.views.lead_times import lead_times, legal_terms, shortest
from tests.site.scenes import TODAY, a_product, a_scene, a_scene_with, a_text

LAW = LegalTerm(
    id="wet",
    name=a_text("Aansluiten"),
    term=Term(12, "weeks", "submitted"),
    valid_from=date(2023, 6, 8),
    source="Netcode, artikel 8.11.",
    to_check=True,
)


def the_row(*products, **changes):
    ((_, (row,)),) = lead_times(a_scene_with(*products, **changes))["groups"]
    return row


def test_a_lead_time_is_said_in_weeks_and_in_dates_from_the_day_the_site_was_made():
    row = the_row(a_product())
    assert row.usually == "4 tot 8 weken"
    assert row.window == "tussen 21 december 2026 en 22 januari 2027"


def test_the_year_is_said_once_where_one_year_holds_both_days():
    row = the_row(a_product(), today=date(2027, 1, 4))
    assert row.window == "tussen 1 februari en 5 maart 2027"


def test_the_law_s_last_day_stands_beside_it():
    row = the_row(a_product(legal_terms=("wet",)), legal_terms=(LAW,))
    assert row.legal == "15 februari 2027"


def test_without_a_law_it_says_so():
    assert the_row(a_product()).legal == "geen vaste termijn"


def test_without_a_lead_time_it_says_who_knows():
    row = the_row(a_product(lead_time=None))
    assert (row.usually, row.window) == ("", "Staat in de offerte of hoort u van de aannemer")


def test_what_can_not_be_had_has_no_time():
    assert not the_row(a_product(not_possible=a_text("Nee"))).possible


def test_digging_is_mentioned_because_it_takes_longer():
    assert the_row(a_product(digging=True)).note == "met graven"
    assert the_row(a_product(digging=False)).note == "zonder graven"


def test_the_home_page_shows_the_first_request_of_each_discipline_that_can_be_had():
    refused = a_product("stroom_tijdelijk", not_possible=a_text("Nee"))
    rows = shortest(a_scene_with(refused, a_product(name=a_text("Wel"))))["rows"]
    assert [(discipline, row.name) for discipline, row in rows] == [("Stroom", "Wel")]


def test_the_home_page_shows_every_discipline_of_the_brand():
    scene = a_scene()
    assert len(shortest(scene)["rows"]) == len(scene.definition.catalogue.disciplines)


def test_a_law_is_said_with_its_source_and_who_still_has_to_look():
    (term,) = legal_terms(a_scene_with(legal_terms=(LAW,)))["terms"]
    assert term["term"] == "12 weken, geteld vanaf uw aanvraag"
    assert term["notes"] == ("Geldt sinds 8 juni 2023. Bron: Netcode, artikel 8.11. Een jurist moet dit nog nakijken.")


def test_a_law_that_ended_is_not_mentioned():
    ended = LegalTerm(
        "oud", a_text("Oud"), LAW.term, date(2020, 1, 1), "Oud", to_check=False, valid_to=date(2021, 1, 1)
    )
    assert legal_terms(a_scene_with(legal_terms=(ended,), today=TODAY))["terms"] == []
