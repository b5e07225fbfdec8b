"""The way through the form: forward, back, jumping ahead; no answer is ever lost, looking changes nothing."""

from collections.abc import Callable

import pytest

from functions.apply.road import STEP_OF, STEPS
from tests.functions.apply.customer import ANSWERS, PAGES, Customer, a_portal

New = Callable[..., Customer]
ORDER = ["disciplines", "size", "where", "address", "who", "contact", "builder", "when", "drawings", "check"]


def test_the_pages_come_in_the_order_of_the_steps(customer: Customer) -> None:
    page = customer.fill(until="disciplines")
    seen = []
    while customer.here != "check":
        seen.append(customer.here)
        number = STEPS.index(STEP_OF.get(customer.here, customer.here)) + 1
        assert f"Stap {number} van 6" in page.text
        page = customer.press(customer.answers_here({}))
    assert list(dict.fromkeys([*seen, "check"])) == ORDER


def test_one_read_to_look_and_one_read_and_one_write_to_answer(customer: Customer) -> None:
    customer.fill(until="disciplines")
    while customer.here != "check":
        answers = customer.answers_here({})
        customer.drafts.used.clear()
        customer.press(answers)
        assert customer.drafts.used == ["load", "save", "load"]


@pytest.mark.parametrize("until", ORDER[1:])
def test_going_back_shows_what_was_answered(customer: Customer, until: str) -> None:
    page = customer.fill(until=until)
    before = {"when": {}, "drawings": {}}.get(until, page.answers(form=-1))
    back = customer.press(before, button="back")
    assert customer.here != until
    assert any(any(values) for values in back.answers(form=-1).values()) or customer.here in ("builder", "drawings")


def test_what_was_typed_before_going_back_is_kept_even_if_it_is_not_right_yet(customer: Customer) -> None:
    customer.fill(until="contact")
    customer.press({"phone": "06", "mail": "sanne@", "channel": "", "contact": ""}, button="back")
    assert customer.here == "who"
    page = customer.press(ANSWERS["who"])
    assert customer.here == "contact"
    assert page.answers()["phone"] == ["06"]
    assert page.answers()["mail"] == ["sanne@"]


def test_going_all_the_way_back_and_forth_changes_no_answer(customer: Customer) -> None:
    page = customer.fill()
    before = page.text
    while customer.here != "what":
        page = customer.press(page.answers(form=-1), button="back")
    while customer.here != "check":
        page = customer.press(page.answers(form=-1))
    assert page.text == before


@pytest.mark.parametrize(
    "path",
    [
        *("aansluiting/electricity/", "waar/", "kavel/", "adres/", "wie/", "contact/", "bouwaannemer/"),
        *("wanneer/", "tekeningen/", "controleren/"),
    ],
)
def test_who_jumps_ahead_is_led_to_the_first_open_question(customer: Customer, path: str) -> None:
    customer.open("/aanvragen/")
    customer.press({"kind": "new"})
    customer.open(f"/aanvragen/{path}")
    assert customer.here == "disciplines"


@pytest.mark.parametrize("path", ["waar/", "wie/", "controleren/", "tekeningen/", "bewaren/", "verzonden/MA-234C-FGH/"])
def test_without_a_draft_there_is_a_friendly_page(customer: Customer, path: str) -> None:
    page = customer.open(f"/aanvragen/{path}")
    assert page.status == 404
    assert "Uw browser bewaart geen cookies" in page.text
    assert page.link("Begin een nieuwe aanvraag") == "/aanvragen/"


def test_looking_at_any_page_writes_nothing(customer: Customer) -> None:
    customer.fill()
    customer.drafts.used.clear()
    for path in PAGES:
        customer.pages.get(f"/aanvragen/{path}/")
    assert set(customer.drafts.used) == {"load"}
    assert not customer.applications.commits


def test_two_tabs_do_not_overwrite_each_other(customer: Customer) -> None:
    customer.fill(until="builder")
    tab = Customer(customer.portal)
    tab.pages.client._cookies = customer.pages.client._cookies
    tab.path, customer.path = "/aanvragen/wie/", "/aanvragen/bouwaannemer/"
    tab.press({"name": "Anders"})
    customer.press({"name": "Bouwbedrijf Proef", "phone": "026 1234567", "mail": ""})
    assert customer.draft.answers["who"]["name"] == "Anders"
    assert customer.draft.answers["builder"]["name"] == "Bouwbedrijf Proef"


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_brands_go_all_the_way_in_both_languages(brand: str, language: str) -> None:
    customer = Customer(a_portal(brand), language)
    page = customer.send()
    assert page.h1 == {"nl": "Uw aanvraag is verstuurd", "en": "Your application has been sent"}[language]
    assert customer.applications.commits[0].state.reference.startswith(
        {"mijnaansluiting": "MA", "veldgloed": "VG"}[brand]
    )


def test_the_other_language_is_the_same_page_with_the_same_answers(customer: Customer) -> None:
    page = customer.fill(until="contact")
    english = customer.pages.get(page.link("English"))
    assert english.h1 == "How can we reach you?"
    assert customer.pages.get("/en/apply/who/").answers()["name"] == ["Sanne de Tester"]
