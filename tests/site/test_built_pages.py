"""What holds for every page of the built sites."""

import re
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest

from portal.definitions.loading import brands
from portal.settings import CONTENT
from tests.builders import a_definition
from tests.site.built import built_site, pages, words_of
from tests.site.scenes import a_scene

BRANDS = brands(CONTENT)
FUNCTIONS = ("/aanvragen/", "/volgen/", "/zoeken/", "/en/apply/", "/en/follow/", "/en/find/")
"""Served by the functions, not by the site."""
LOADS = ("script[src]", "link[rel~=stylesheet]", "img", "iframe", "source", "video", "audio", "object", "embed")
HEAT_NEVER_SAYS = r"\b(stroom\w*|elektri\w*|electric\w*|gas\w*|water\w*|internet\w*|glasvezel|fibre|aannemer\w*)\b"
POWER_NEVER_SAYS = r"\b(veldgloed|gloedwerk|warmtevak|afleverset\w*|warmteaansluiting\w*|heat interface)\b"


@pytest.fixture(params=BRANDS)
def brand(request):
    return request.param


def test_no_page_has_an_unfilled_mark(brand):
    for address, page in pages(brand).items():
        assert re.findall(r"\{\{|\{%|\[\[|<!-- (?:blok|eigen)", str(page)) == [], address


def test_no_page_asks_anything_of_another_machine(brand):
    for address, page in pages(brand).items():
        loaded = [tag.get("src") or tag.get("href") or tag.get("data") for tag in page.select(", ".join(LOADS))]
        assert [url for url in loaded if urlsplit(url).netloc] == [], address
        assert not page.select("[style], base, meta[http-equiv=refresh]"), address


def test_no_stylesheet_asks_anything_of_another_machine(brand):
    for path in built_site(brand).rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]+", path.read_text()) == [], path.name


def test_every_link_leads_somewhere(brand):
    known = pages(brand)
    for address, page in known.items():
        for link in page.select("a[href], link[href]"):
            target = urlsplit(urljoin(f"http://here{address}", link["href"]))
            if target.scheme != "http" or target.path in FUNCTIONS:
                assert target.scheme in ("http", "tel", "mailto", "data"), link
                continue
            assert target.netloc == "here", link
            assert target.path in known or (built_site(brand) / target.path.lstrip("/")).is_file(), (address, link)
            if target.fragment and target.path in known:
                assert known[target.path].find(id=target.fragment), (address, link)


def test_every_page_has_one_heading_that_its_title_repeats(brand):
    name = a_definition(brand).brand.name
    for address, page in pages(brand).items():
        (heading,) = page.find_all("h1")
        assert page.title.get_text() == f"{heading.get_text().strip()} · {name}", address


def test_headings_never_skip_a_level(brand):
    for address, page in pages(brand).items():
        levels = [int(heading.name[1]) for heading in page.main.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1, address
        assert all(below <= above + 1 for above, below in pairwise(levels)), (address, levels)


def test_ids_are_unique(brand):
    for address, page in pages(brand).items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), address


def test_the_header_has_the_words_and_places_of_the_other_pages(brand):
    for address, page in pages(brand).items():
        scene = a_scene(a_definition(brand), page.html["lang"])
        shown = [(link["href"], link.get_text()) for link in page.select(".top .main a")]
        places = ("how", "apply", "follow", "contact")
        assert shown == [(scene.say(f"common.path.{it}"), scene.say(f"common.nav.{it}")) for it in places], address


def test_the_other_language_is_one_tap_away_on_the_same_page(brand):
    known = pages(brand)
    for address, page in known.items():
        (link,) = page.select(".tongue")
        there = known[link["href"]]
        assert there.html["lang"] == link["lang"] != page.html["lang"]
        if "404" not in address:
            assert there.select_one(".tongue")["href"] == address


def test_both_languages_have_the_same_pages(brand):
    english = [address for address in pages(brand) if address.startswith("/en/")]
    assert len(english) * 2 == len(pages(brand)) == 26


def test_the_home_page_leads_to_applying_and_following_at_once(brand):
    buttons = pages(brand)["/"].select(".hero .md-button")
    assert [button["href"] for button in buttons] == ["/aanvragen/", "/volgen/"]
    buttons = pages(brand)["/en/"].select(".hero .md-button")
    assert [button["href"] for button in buttons] == ["/en/apply/", "/en/follow/"]


def test_the_accessibility_statement_promises_nothing_untested(brand):
    page = pages(brand)["/toegankelijkheid/"]
    assert [heading.get_text() for heading in page.main.find_all("h2")] == [
        "Waar gaat deze verklaring over?",
        "Hoe ver zijn wij?",
        "Wat hebben wij onderzocht, en wanneer?",
        "Wat gaat nog niet goed?",
        "Werkt er iets niet?",
    ]
    assert "Een onafhankelijk onderzoek is er nog niet" in words_of(page)
    assert "status A" not in words_of(page)


@pytest.mark.parametrize(
    ("brand_name", "never"), [("veldgloed", HEAT_NEVER_SAYS), ("mijnaansluiting", POWER_NEVER_SAYS)]
)
def test_a_brand_never_speaks_of_the_other_one_s_business(brand_name, never):
    for address, page in pages(brand_name).items():
        assert re.findall(never, words_of(page), re.IGNORECASE) == [], address


@pytest.mark.parametrize(("mine", "other"), [("mijnaansluiting", "veldgloed"), ("veldgloed", "mijnaansluiting")])
def test_a_brand_never_names_the_other_one_s_organisations(mine, other):
    there, known = a_definition(other), a_definition(other).organisations
    parties = (*known.operators, *known.contractors, *known.combis)
    names = {there.brand.name, there.brand.phone, there.brand.mail, *(party.name for party in parties)}
    for path in built_site(mine).rglob("*"):
        if path.suffix in (".html", ".json", ".css", ".xml"):
            text = path.read_text()
            assert [name for name in names if name in text] == [], path
