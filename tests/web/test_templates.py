"""Every macro in every page of the gallery, checked by the page checks; then what they promise."""

import pytest

from tests.pages import Page, Pages
from tests.web.gallery import SHOWN, WORDS, make_gallery
from tests.web.portals import BRANDS, a_portal


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize(("name", "path", "data"), SHOWN)
def test_every_page_of_the_gallery_is_sound(brand: str, name: str, path: str, data: dict[str, str] | None) -> None:
    visitor = Pages(make_gallery(a_portal(brand, WORDS)))
    assert (visitor.get(path) if data is None else visitor.post(path, data)).h1


def test_a_page_shows_its_brand_and_not_the_other() -> None:
    page = Pages(make_gallery(a_portal("veldgloed", WORDS))).get("/stand/")
    assert "Veldgloed" in page.title
    assert "Mijn Aansluiting" not in page.html


def test_the_menu_says_where_the_reader_is() -> None:
    app = make_gallery(a_portal(words=WORDS))
    app.add_url_rule("/volgen/x", view_func=app.view_functions["parts"], endpoint="x")
    here = Pages(app).get("/volgen/x").soup.select("nav [aria-current=page]")
    assert [link.get_text() for link in here] == ["Volgen"]


def test_a_fault_is_told_first_and_gets_the_focus() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {})
    first = page.soup.select("main > *")[0]
    assert (first["role"], first.has_attr("autofocus")) == ("alert", True)


def test_a_fault_stands_at_its_field_too() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {"mail": "jan"})
    mail = page.soup.select_one("#mail")
    assert mail is not None
    assert (mail["aria-invalid"], mail["aria-describedby"]) == ("true", "mail-error")


def test_hint_and_fault_are_both_read_with_the_field() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {"postcode": "1"})
    assert page.soup.select("#postcode")[0]["aria-describedby"] == "postcode-hint postcode-error"


def test_optional_questions_say_so_and_required_ones_do_not() -> None:
    page = _gallery("/alles/")
    assert _label(page, "company") == "Bedrijf (niet verplicht)"
    assert _label(page, "name") == "Uw naam"


def test_one_question_on_a_page_is_its_heading() -> None:
    page = _gallery("/vraag/")
    assert page.soup.select("legend h1")[0].get_text() == "Wat wilt u aanvragen?"


def test_ten_grades_can_be_tapped() -> None:
    page = _gallery("/cijfer/")
    assert [radio["value"] for radio in page.soup.select("[name=grade]")] == [str(n) for n in range(1, 11)]
    assert page.soup.select("[name=grade][checked]") == []


def test_a_grade_tapped_in_the_mail_is_chosen_but_not_sent() -> None:
    assert _gallery("/cijfer/?score=8").answers()["grade"] == ["8"]


def test_each_step_says_its_state_in_words() -> None:
    words = [mark.get_text() for mark in _gallery("/stand/").soup.select(".road .state")]
    assert words == ["Klaar", "Klaar", "Nu bezig", "Wacht op u", "Te laat", "Nog niet begonnen"]


def test_the_current_step_is_announced() -> None:
    assert len(_gallery("/stand/").soup.select(".road [aria-current=step]")) == 1


def test_a_change_link_says_what_it_changes() -> None:
    assert _gallery("/delen/").link("Wijzig Waar") == "#main"


def test_amounts_are_written_in_the_language_of_the_page() -> None:
    visitor = Pages(make_gallery(a_portal(words=WORDS)))
    assert "€ 1.234,56" in visitor.get("/delen/").text
    assert "€1,234.56" in visitor.get("/en/parts/").text


def test_a_page_is_small() -> None:
    assert len(_gallery("/cijfer/").html.encode()) < 5000


def _gallery(path: str) -> Page:
    return Pages(make_gallery(a_portal(words=WORDS))).get(path)


def _label(page: Page, field: str) -> str:
    return " ".join(page.soup.select(f"label[for={field}]")[0].get_text().split())
