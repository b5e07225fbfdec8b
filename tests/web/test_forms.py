from portal.web.forms import from_request, refuse
from tests.pages import Pages
from tests.web.gallery import WORDS, EverythingForm, make_gallery
from tests.web.portals import a_portal

GOOD = {
    "what": "new",
    "parts": ["new", "remove"],
    "name": "J. de Boer",
    "postcode": "6811ab",
    "number": "12",
    "mail": "jan@voorbeeld.nl",
    "phone": "0612345678",
    "week": "2027-04-05",
    "agree": "1",
}


def test_complete_answers_lead_on() -> None:
    assert Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", GOOD).location == "/vraag/"


def test_what_was_answered_before_is_on_the_page() -> None:
    answers = Pages(make_gallery(a_portal(words=WORDS))).get("/alles/").answers()
    assert answers["name"] == ["J. de Boer"]
    assert answers["what"] == ["new"]


def test_a_fault_loses_nothing_that_was_typed() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {**GOOD, "postcode": "68", "words": "\n x\ny"})
    answers = page.answers()
    assert page.status == 422
    assert answers["name"] == ["J. de Boer"]
    assert answers["parts"] == ["new", "remove"]
    assert answers["postcode"] == ["68"]
    assert answers["week"] == ["2027-04-05"]
    assert answers["words"] == ["x\ny"]
    assert answers["agree"] == ["1"]


def test_an_empty_post_is_not_filled_from_what_was_answered_before() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {})
    assert page.answers()["name"] == [""]
    assert "what" not in page.answers()


def test_every_fault_is_in_the_summary_in_the_order_of_the_page() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {**GOOD, "mail": "jan", "postcode": "68"})
    assert [fault.split(".")[0] for fault in page.faults] == [
        "Dit is geen postcode",
        "Dit is geen volledig e-mailadres",
    ]


def test_a_view_can_refuse_what_only_it_could_know() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/alles/"):
        app.preprocess_request()
        form = from_request(EverythingForm)
        refuse(form.postcode, "errors.form.postcode")
        assert form.errors.keys() == {"postcode"}


def test_what_was_typed_comes_back_as_text() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/alles/", {"name": "<b>\"'>&amp;"})
    assert page.answers()["name"] == ["<b>\"'>&amp;"]
    assert page.soup.select("main b[onclick], main script") == []
