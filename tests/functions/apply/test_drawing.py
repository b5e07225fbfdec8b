"""Step 5: drawings go straight to the bucket; what is missing can be sent later."""

import re

import pytest

from portal.files.drawings import MOST_FILES
from tests.functions.apply.customer import Customer

PDF, PNG = b"%PDF-1.7 a drawing", b"\x89PNG\r\n\x1a\n a drawing"
HERE = "/aanvragen/tekeningen/"


def upload(customer: Customer, name: str, content: bytes, place: int = 0) -> str:
    """Open the page and send a file with one of its forms, as a browser would; the file's key."""
    before = len(customer.files.forms)
    customer.open(HERE)
    return customer.files.upload(customer.files.forms[before + place], name, content)


def test_each_drawing_that_is_asked_for_has_a_form_that_posts_to_the_bucket(customer: Customer) -> None:
    page = customer.fill(until="drawings")
    forms = page.soup.select("form.upload")
    assert len(forms) == 2
    for form in forms:
        assert (form["action"], form["enctype"]) == ("http://localhost:1/", "multipart/form-data")
        assert [field["name"] for field in form.select("input")][-1] == "file"
    assert "form-action 'self' http://localhost:1" in page.response.headers["Content-Security-Policy"]


def test_the_bucket_sends_the_customer_back_to_this_page(customer: Customer) -> None:
    customer.fill(until="drawings")
    assert {form.fields["success_action_redirect"] for form in customer.files.forms} == {
        "http://localhost/aanvragen/tekeningen/"
    }
    customer.open(f"{HERE}?naar=controle")
    assert customer.files.forms[-1].fields["success_action_redirect"].endswith("?naar=controle")


def test_an_address_that_is_not_ours_is_never_gone_back_to(customer: Customer) -> None:
    customer.fill(until="drawings")
    customer.pages.get(HERE, headers={"Host": "evil.example"})
    assert customer.files.forms[-1].fields["success_action_redirect"].startswith("http://localhost/")


def test_a_file_that_arrived_is_shown_and_goes_with_the_application(customer: Customer) -> None:
    customer.fill(until="drawings")
    upload(customer, "situatie.pdf", PDF)
    upload(customer, "plattegrond.png", PNG, place=1)
    page = customer.open(f"{HERE}?bucket=b&key=k&etag=e")
    assert "Ontvangen situatie.pdf" in page.text
    assert "Verder" in [button.get_text() for button in page.soup.select(".buttons button")]
    page = customer.press({})
    assert "Situatietekening situatie.pdf" in page.text
    customer.press(page.answers())
    [commit] = customer.applications.commits
    assert "situatie.pdf" in commit.texts["documents"]
    assert not [todo for todo in commit.state.todos if todo.kind == "drawing"]
    assert commit.state.documents == 2


def test_skipping_makes_drawings_something_to_do_later(customer: Customer) -> None:
    page = customer.fill(until="drawings")
    assert page.soup.select_one(".buttons button").get_text() == "Dat doe ik later"  # type: ignore[union-attr]
    page = customer.press({})
    assert "U stuurt ons nog: Situatietekening." in page.text
    page = customer.press(page.answers())
    assert "Situatietekening" in page.text
    assert [todo.id for todo in customer.applications.commits[0].state.todos if todo.kind == "drawing"]


def test_one_of_two_drawings_is_a_beginning(customer: Customer) -> None:
    customer.fill(until="drawings")
    upload(customer, "situatie.pdf", PDF)
    page = customer.open(HERE)
    assert page.soup.select_one(".buttons button").get_text() == "Verder, de rest doe ik later"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"PK\x03\x04", "Dit is geen PDF, PNG of JPEG"), (b"", "Dit bestand is leeg")],
)
def test_a_file_that_can_not_be_used_must_be_taken_away_first(
    customer: Customer, content: bytes, sentence: str
) -> None:
    customer.fill(until="drawings")
    upload(customer, "brief.pdf", content)
    assert sentence in customer.open(HERE).text
    page = customer.press({})
    assert page.status == 422
    assert page.title.startswith("Fout: ")
    form = page.soup.select_one("form.file.bad")
    assert form is not None
    customer.pages.post(str(form["action"]), {"file": form.select_one("[name=file]")["value"]})  # type: ignore[index]
    assert not customer.files.contents
    customer.open(HERE)
    customer.press({})
    assert customer.here == "check"


def test_a_faulty_file_does_not_keep_the_customer_from_stopping(customer: Customer) -> None:
    customer.fill(until="drawings")
    upload(customer, "brief.docx", b"PK\x03\x04")
    customer.press({}, button="later")
    assert customer.draft.answers["drawings"]["documents"] == []


def test_no_more_than_ten_files_fit(customer: Customer) -> None:
    customer.fill(until="drawings")
    for number in range(MOST_FILES):
        upload(customer, f"foto {number}.png", PNG)
    page = customer.open(HERE)
    assert "U hebt 10 bestanden gestuurd" in page.text
    assert not page.soup.select("form.upload")


def test_somebody_elses_file_can_not_be_taken_away(customer: Customer) -> None:
    customer.fill(until="drawings")
    customer.files.contents["drafts/" + "z" * 26 + "/site_plan/b/x.pdf"] = PDF
    customer.pages.post("/aanvragen/tekeningen/weg/", {"file": "drafts/" + "z" * 26 + "/site_plan/b/x.pdf"})
    assert customer.files.contents


def test_a_silent_bucket_stops_nobody(customer: Customer) -> None:
    customer.fill(until="drawings")
    customer.files.silent = True
    page = customer.open(HERE)
    assert "Bestanden toevoegen lukt nu even niet" in page.text
    customer.press({})
    assert customer.here == "check"


def test_a_silent_bucket_loses_no_file_that_was_seen_before(customer: Customer) -> None:
    customer.fill(until="drawings")
    upload(customer, "situatie.pdf", PDF)
    customer.open(HERE)
    customer.press({})
    customer.files.silent = True
    customer.open(HERE)
    assert "situatie.pdf" in customer.press({}).text


def test_a_file_that_changed_after_it_was_checked_is_not_sent_along(customer: Customer) -> None:
    customer.fill(until="drawings")
    key = upload(customer, "situatie.pdf", PDF)
    customer.open(HERE)
    page = customer.press({})
    customer.files.contents[key] = b"MZ a program"
    customer.press(page.answers())
    assert customer.here == "drawings"
    assert not customer.applications.commits


def test_a_file_that_is_gone_when_sending_is_asked_again(customer: Customer) -> None:
    customer.fill(until="drawings")
    key = upload(customer, "situatie.pdf", PDF)
    customer.open(HERE)
    page = customer.press({})
    del customer.files.contents[key]
    customer.press(page.answers())
    assert customer.here == "drawings"


def test_sending_waits_for_the_bucket_where_there_are_drawings(customer: Customer) -> None:
    customer.fill(until="drawings")
    upload(customer, "situatie.pdf", PDF)
    customer.open(HERE)
    page = customer.press({})
    customer.files.silent = True
    assert customer.press(page.answers()).status == 503
    customer.files.silent = False
    customer.path = "/aanvragen/controleren/"
    assert customer.press(page.answers()).h1 == "Uw aanvraag is verstuurd"


def test_a_request_without_drawings_does_not_ask_for_any(customer: Customer) -> None:
    customer.fill(what={"kind": "feed_in_meter"}, disciplines={"chosen": ["electricity"]})
    assert not customer.files.forms
    customer.open(HERE)
    assert customer.here == "check"


def test_the_file_field_takes_what_we_take(customer: Customer) -> None:
    page = customer.fill(until="drawings")
    for field in page.soup.select("[type=file]"):
        assert re.fullmatch(r"application/pdf,image/png,image/jpeg(,\.[a-z]+)+", str(field["accept"]))
        assert field.has_attr("required")
