"""The follow page in every situation: what it says, and what it never says."""

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.definition import LANGUAGES, Language
from portal.domain.planning import decide
from portal.domain.reports import Impossible, NotYours
from tests.builders import NOW, POSTCODE, a_definition, a_person, after, released, soft
from tests.domain.commands import reports
from tests.functions.track.conftest import followed
from tests.pages import Page
from tests.situations import SITUATIONS, lived


@cache
def page_of(name: str, language: Language = "nl") -> Page:
    brand = "veldgloed" if name == "heat" else "mijnaansluiting"
    return followed(SITUATIONS[name](language=language), language, brand)


def card(page: Page) -> str:
    """The words of the first screen."""
    found = page.soup.select_one("section.card")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def section(page: Page, heading: str) -> str:
    """The words between this heading and the next of its level."""
    return page.text.partition(f" {heading} ")[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_is_a_sound_page(name: str, language: Language) -> None:
    assert page_of(name, language).status == 200


def test_the_first_screen_says_where_when_who_and_what() -> None:
    first = card(page_of("soft"))
    assert first.startswith("Het werk is voorlopig gepland Voorlopig: week 14 (5 tot en met 9 april)")
    assert "Nu aan zet: Stroomland Netbeheer. Wij regelen de tekeningen" in first
    assert "Grondwerk Oost belt u uiterlijk" in first
    assert "Er zijn 8 dingen die u kunt doen" in first


def test_the_first_screen_in_english() -> None:
    first = card(page_of("soft", "en"))
    assert first.startswith("The work is planned, provisionally Provisional: week 14 (5 to 9 April)")
    assert "Acting now: Stroomland Netbeheer." in first
    assert "There are 8 things you can do" in first


def test_before_a_date_is_agreed_it_says_what_is_expected() -> None:
    assert "Verwacht: week 14 tot en met" in card(page_of("expected"))


def test_an_agreed_half_day_is_said() -> None:
    assert "Afgesproken: dinsdag 6 april 2027, in de ochtend" in card(page_of("hard morning"))


def test_a_shift_stands_beside_the_first_promise_with_its_cause() -> None:
    page = page_of("shifted")
    said = "Voorlopig: week 17 (26 tot en met 30 april) Eerst was dat week 14 (5 tot en met 9 april)."
    assert card(page).startswith(f"De datum is veranderd {said}")
    assert "Waarom De grond is bevroren" in section(page, "De datum is veranderd: stroom en water")
    dates = section(page, "Datums")
    assert dates.index("Eerst voorlopig week 14") < dates.index("Voorlopig week 17")
    assert "Gezegd door Grondwerk Oost op 2 december 2026" in dates


def test_disciplines_planned_apart_each_have_their_date_and_cause() -> None:
    first = card(page_of("apart"))
    assert "Stroom. Voorlopig: week 14" in first
    assert "Water. Voorlopig: week 15" in first


def test_what_stalls_says_why_and_who_acts() -> None:
    first = card(page_of("stalled"))
    assert first.startswith("Een deel staat stil: stroom Voorlopig: week 14")
    why = section(page_of("stalled"), "Staat stil: stroom")
    assert "Waarom De vergunning van de gemeente is er nog niet." in why
    assert "De datum kan daardoor veranderen" in why
    assert "Nu aan zet: Stroomland Netbeheer." in first


def test_what_stalls_by_the_customer_says_so_and_whom_to_call() -> None:
    first = card(page_of("stalled by you"))
    assert "Nu aan zet: u." in first
    assert "Vraag hierover? Bel Grondwerk Oost: 0800 000 0032" in first


def test_what_waits_for_the_customer_says_so() -> None:
    first = card(page_of("your acceptance"))
    assert first.startswith("U bent aan zet")
    assert "De offerte wacht op uw akkoord." in first
    assert "Bel Stroomland Netbeheer:" in first


def test_what_was_cancelled_says_why_and_how_to_object() -> None:
    page = page_of("cancelled")
    said = "Deze aanvraag is gestopt U hebt de aanvraag ingetrokken. Niemand is nu aan zet."
    assert card(page) == f"{said} Klopt dit niet? Bel ons: 0800 000 0010"
    assert page.soup.select(".line") == []


def test_a_cancelled_part_leaves_the_rest() -> None:
    page = page_of("one cancelled")
    assert "Gestopt: water. De rest gaat door." in card(page)
    assert [summary.get_text(strip=True) for summary in page.soup.select("main .two details > summary")][-1] == (
        "Water: gestopt"
    )


def test_what_is_completed_says_when_and_what_follows() -> None:
    first = card(page_of("completed"))
    assert first.startswith("Het werk is klaar Klaar op dinsdag 8 december 2026")
    assert "Stroomland Netbeheer mailt u uiterlijk" in first


def test_what_is_delivered_asks_nothing_more() -> None:
    first = card(page_of("delivered"))
    assert first.startswith("Alles is opgeleverd Klaar op")
    assert "Niemand is nu aan zet." in first


def test_who_asked_for_a_call_sees_who_calls() -> None:
    assert "U hebt gevraagd of wij u bellen." in section(page_of("call"), "Wat er is gebeurd")


@pytest.mark.parametrize("name", ["completed", "delivered", "cancelled"])
def test_once_nothing_is_open_nothing_is_left_to_do(name: str) -> None:
    text = page_of(name).text
    assert "Stuur ons nog" not in text
    assert "Maak klaar voor het werk" not in text


def test_things_to_do_are_drawings_to_send_and_works_to_get_ready() -> None:
    page = page_of("soft")
    todo = section(page, "Dit kunt u nu doen")
    assert todo.index("Stuur ons nog") < todo.index("Situatietekening") < todo.index("Maak klaar voor het werk")
    assert page.soup.select(".owed a[href$='/bestanden']")
    assert page.soup.select(".owed a[href$='/klaar']")
    assert "Klaar uiterlijk" in todo


def test_the_road_has_its_dates_behind_and_ahead() -> None:
    road = section(page_of("soft"), "Stap voor stap")
    assert "Aanvraag ontvangen Klaar maandag 23 november 2026" in road
    assert re.search(r"Werk voorbereid Nu bezig Verwacht: uiterlijk week \d+ \(.+?\) Wij regelen", road)
    assert "Aansluiting gemaakt Nog niet begonnen Voorlopig: week 14" in road


def test_a_screen_reader_knows_which_step_is_at_hand() -> None:
    page = page_of("soft")
    here = [item.b.get_text() for item in page.soup.select(".road [aria-current=step]") if item.b]
    assert here == ["Werk voorbereid"]


def test_the_contact_person_can_be_called_and_mailed() -> None:
    page = page_of("soft")
    assert page.link("0800 000 0032") == "tel:08000000032"
    assert page.link("planning@") == "mailto:planning@grondwerk-oost.example"


def test_each_operator_stands_with_its_price_and_phone() -> None:
    costs = section(page_of("soft"), "Prijs en netbeheerder")
    assert re.search(r"Stroom €\s895,00 Stroomland Netbeheer 0800 000 0021", costs)


def test_a_part_without_a_price_gets_a_quote() -> None:
    assert "Stroom Prijs volgt in een offerte" in section(page_of("quote"), "Prijs en netbeheerder")


def test_the_term_set_by_law_is_a_day() -> None:
    assert "Volgens de wet Stroom: uiterlijk maandag 29 maart 2027" in section(page_of("expected"), "Datums")


def test_a_long_history_shows_the_newest_and_keeps_the_rest_at_hand() -> None:
    page = page_of("answered")
    shown = page.soup.select("ol.history")
    assert len(shown) == 2
    assert len(shown[0].find_all("li")) == 6
    assert shown[1].find_parent("details") is not None
    assert "U hebt uw aanvraag verstuurd." in shown[1].get_text()


def test_the_other_brand_speaks_in_its_own_words() -> None:
    page = page_of("heat")
    assert "installateur" in page.text
    assert "aannemer" not in page.text
    assert "etbeheerder" not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SITUATIONS)
def test_nothing_on_the_page_tells_who_or_at_which_address(name: str, language: Language) -> None:
    """Whoever gets the link forwarded could misuse it."""
    person = a_person(address=replace(a_person().address, number="8642"))
    brand = "veldgloed" if name == "heat" else "mijnaansluiting"
    html = followed(SITUATIONS[name](language=language, person=person), language, brand).html
    telling = (person.name, person.mail, person.phone, person.address.street, person.address.number, POSTCODE)
    assert [word for word in telling if word in html] == []
    assert person.address.place in html


@settings(max_examples=20)
@given(st.lists(reports, max_size=10), st.sampled_from(LANGUAGES))
def test_every_history_is_a_sound_page(history: list[tuple[str, object, int]], language: Language) -> None:
    state = lived(language=language)
    for by, command, _ in history:
        try:
            state = after(state, decide(state, command, by, a_definition(), NOW))  # type: ignore[arg-type]
        except (Impossible, NotYours):
            continue
    assert followed(state, language).status == 200


@pytest.mark.parametrize("place", ["<script>alert(1)</script>", '"><img src=x>', "'s-Gravenhage & Co"])
def test_what_the_customer_typed_stays_text(place: str) -> None:
    address = replace(a_person().address, place=place)
    page = followed(lived(released(), soft(), person=a_person(address=address)))
    assert place in page.text
