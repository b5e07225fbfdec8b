from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal


def test_a_form_with_faults_is_answered_as_such() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/vraag/", {})
    assert (page.status, page.title.startswith("Fout: ")) == (422, True)


def test_something_done_leads_to_a_page_of_the_same_language() -> None:
    page = Pages(make_gallery(a_portal(words=WORDS))).post("/en/question/", {"what": "new"})
    assert (page.status, page.location) == (303, "/en/all/")


def test_the_page_after_it_can_be_followed() -> None:
    visitor = Pages(make_gallery(a_portal(words=WORDS)))
    visitor.post("/vraag/", {"what": "new"})
    assert visitor.follow().h1 == "Uw gegevens"
