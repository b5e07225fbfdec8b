from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.web.limits import LONGEST_BODY, MOST_FIELDS
from tests.pages import OWN_PAGE, Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal

GALLERY = make_gallery(a_portal(words=WORDS))
PATHS = ("/alles/", "/vraag/", "/cijfer/", "/stand/", "/ding/1", "/stuur", "/en/all/")
BODIES: tuple[bytes, ...] = (
    b"name=%00",
    b"name=%FF%FE",
    b"name=\xff\xfe\xfa",
    b"name=%ED%A0%80",
    b"name=%E2%80%AEjan",
    b"name=" + b"x" * 5000,
    b"number=" + b"9" * 4000,
    b"number=1e400&grade=NaN&week=-1",
    b"grade=" + "٣".encode(),
    b"what=<script>alert(1)</script>",
    b"&".join(b"f%d=1" % number for number in range(MOST_FIELDS + 1)),
    b"name=" + b"x" * LONGEST_BODY,
    b"%",
    b"=&=&&&=",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", BODIES)
def test_a_hostile_form_meets_a_page_with_a_sentence(path: str, body: bytes) -> None:
    visitor = Pages(GALLERY)
    page = visitor.open(
        path, method="POST", data=body, headers=OWN_PAGE, content_type="application/x-www-form-urlencoded"
    )
    assert 300 <= page.status < 500


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "query", ["score=%00", "score=%FF", "score=1e400", f"score={'9' * 1900}", "x=" * 3000, "score=\x7f", "%", "score=½"]
)
def test_a_hostile_query_meets_a_page_with_a_sentence(path: str, query: str) -> None:
    assert Pages(GALLERY).get(f"{path}?{query}").status < 500


@pytest.mark.parametrize(
    "path",
    ["/ding/%00", "/ding/%FF", "/ding/" + "9" * 4500, "/ding/-1", "/ding/%0A", "/%2e%2e/", "//", "/ding/%E2%80%AE"],
)
def test_a_hostile_path_is_not_found(path: str) -> None:
    assert Pages(GALLERY).get(path).status in (404, 414)


def test_too_many_fields_are_refused() -> None:
    data = {f"f{number}": "1" for number in range(MOST_FIELDS + 1)}
    assert Pages(GALLERY).post("/alles/", data).status == 413


def test_too_large_a_form_is_refused() -> None:
    visitor = Pages(GALLERY)
    assert visitor.post("/alles/", {"name": "x" * LONGEST_BODY}).status == 413


def test_a_form_in_parts_meets_the_same_limits() -> None:
    visitor = Pages(GALLERY)
    data = {f"f{number}": "1" for number in range(MOST_FIELDS + 1)}
    assert visitor.post("/alles/", data, content_type="multipart/form-data").status == 413


def test_control_characters_in_a_query_are_refused() -> None:
    assert Pages(GALLERY).get("/alles/?x=%00").status == 400


@given(st.text(), st.text())
def test_any_path_and_query_meet_a_sound_page(path: str, query: str) -> None:
    visitor = Pages(GALLERY)
    address = f"/ding/{quote(path, errors='replace', safe='')}?score={quote(query, errors='replace')}"
    assert visitor.get(address).status in (200, 400, 404, 414)


@given(st.dictionaries(st.sampled_from(["name", "postcode", "number", "mail", "phone", "words", "what"]), st.text()))
def test_any_answers_meet_a_sound_page(data: dict[str, str]) -> None:
    data = {name: text.encode(errors="replace").decode() for name, text in data.items()}
    assert Pages(GALLERY).post("/alles/", data).status in (413, 422)
