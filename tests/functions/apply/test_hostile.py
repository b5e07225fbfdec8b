"""Whatever arrives: a page in words and never a fault of ours; what other sites send is refused."""

from collections.abc import Mapping

import pytest

from functions.apply import PREFIXES
from tests.functions.apply.customer import Customer, a_portal
from tests.pages import OWN_PAGE, Pages

HOSTILE: Mapping[str, str] = {
    "nothing": "",
    "script": "<script>alert(1)</script>",
    "quote": "\"' onfocus=x autofocus '\"",
    "template": "{{ 7*7 }}{% raw %}${7*7}",
    "zero": "a\x00b",
    "line ends": "a\r\nSet-Cookie: x=1",
    "turned round": "\u202egnp.exe",
    "lone surrogate": "\udc80",
    "emoji": "👩‍🚀" * 20,
    "long": "x" * 20_000,
    "number": "-1e309",
    "path": "../../../etc/passwd",
    "query": "' OR '1'='1",
}
PATHS = [
    *("", "aansluitingen/", "aansluiting/electricity/", "waar/", "adres/", "kavel/", "wie/", "contact/"),
    *("bouwaannemer/", "wanneer/", "tekeningen/", "tekeningen/weg/", "controleren/", "bewaren/"),
]
FIELDS = (
    *(
        "kind",
        "chosen",
        "size",
        "postcode",
        "number",
        "addition",
        "street",
        "place",
        "about",
        "spot",
        "name",
        "company",
    ),
    *("on_behalf_of", "phone", "mail", "channel", "contact", "week", "file", "price"),
)


@pytest.fixture(scope="module")
def filled() -> Customer:
    customer = Customer(a_portal())
    customer.fill()
    return customer


def send(customer: Customer, path: str, data: Mapping[str, object], **headers: str) -> int:
    """The status of what is posted there, with everything in order except what is sent."""
    answer = customer.pages.client.post(f"/aanvragen/{path}", data=dict(data), headers={**OWN_PAGE, **headers})
    return answer.status_code


def typed(name: str) -> bytes:
    return HOSTILE[name].encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("button", ["", "later", "back"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_answers_meet_no_fault_of_ours(filled: Customer, name: str, path: str, button: str) -> None:
    assert send(filled, path, dict.fromkeys(FIELDS, typed(name)) | ({button: "1"} if button else {})) < 500
    assert filled.pages.client.get(f"/aanvragen/{path}").status_code < 500


@pytest.mark.parametrize("path", ["waar/", "kavel/", "wie/", "bewaren/"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_that_shows_hostile_answers_again_is_sound(filled: Customer, name: str, path: str) -> None:
    page = filled.pages.post(f"/aanvragen/{path}", dict.fromkeys(FIELDS, typed(name)))
    assert page.status in (303, 400, 413, 422)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_addresses_meet_words(filled: Customer, name: str) -> None:
    for path in ("aansluiting/{}/", "verzonden/{}/", "verder/{}/x", "verder/x/{}", "waar/?naar={}", "{}/"):
        asked = "/aanvragen/" + path.format("".join(f"%{byte:02x}" for byte in typed(name)))
        assert filled.pages.get(asked).status < 500


def test_the_same_field_many_times_and_fields_nobody_asked_for(filled: Customer) -> None:
    assert send(filled, "", {"kind": ["new"] * 150, "complete": "1", "documents": "[]", "plot": "1"}) == 303
    assert send(filled, "aansluitingen/", {"chosen": ["electricity"] * 150}) == 303


def test_a_body_beyond_every_form_is_refused(filled: Customer) -> None:
    assert send(filled, "wie/", {"name": "x" * 70_000}) == 413


@pytest.mark.parametrize("path", PATHS)
def test_a_form_from_another_site_is_refused(filled: Customer, path: str) -> None:
    before = dict(filled.drafts.kept)
    assert send(filled, path, {}, **{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}) == 403
    assert filled.drafts.kept == before


def test_what_was_typed_is_shown_as_text() -> None:
    customer = Customer(a_portal())
    customer.fill(until="who")
    customer.press({"name": "<b>Sanne</b> & {{ 7*7 }}"})
    page = customer.open("/aanvragen/wie/")
    assert page.soup.select_one("[name=name]")["value"] == "<b>Sanne</b> & {{ 7*7 }}"  # type: ignore[index]


def test_every_page_stands_under_the_prefixes_of_this_function() -> None:
    app = Customer(a_portal()).app
    assert all(str(rule).startswith(PREFIXES) for rule in app.url_map.iter_rules())


def test_a_stranger_gets_no_further_than_the_first_page() -> None:
    stranger = Pages(Customer(a_portal()).app)
    for path in PATHS[1:-4]:
        assert stranger.get(f"/aanvragen/{path}").status == 404
