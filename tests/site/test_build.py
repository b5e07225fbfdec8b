import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from portal.settings import CONTENT
from portal.site.build import SiteNotBuilt, build_site
from portal.site.policy import csp
from tests.builders import a_definition
from tests.site.built import STYLE, built_site
from tests.site.scenes import TODAY, with_brand


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content and settings, to change; with one language, which is quicker."""
    for name in ("nl", "site", "words", "brands/mijnaansluiting"):
        shutil.copytree(CONTENT / name, tmp_path / "content" / name)
    for config in CONTENT.parent.glob("mkdocs*.yml"):
        shutil.copy(config, tmp_path)
    return tmp_path / "content"


def build(content: Path, out: Path, *, style: tuple[str, str] = STYLE, days: int = 0, address: str = "") -> bool:
    return build_site(with_brand(languages=("nl",)), content, out, style, TODAY + timedelta(days=days), address)


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_a_site_has_both_languages_the_stylesheet_and_a_page_not_found(brand):
    out = built_site(brand)
    assert '<html lang="nl"' in (out / "index.html").read_text()
    assert '<html lang="en"' in (out / "en/index.html").read_text()
    assert (out / "stijl" / STYLE[0]).read_text() == STYLE[1]
    assert "Deze pagina is er niet" in (out / "404.html").read_text()
    assert "This page is not here" in (out / "en/404.html").read_text()


def test_the_policy_names_every_inline_script_of_the_site():
    out = built_site("mijnaansluiting")
    hashes = json.loads((out / "csp.json").read_text())["script"]
    assert hashes
    assert all(found in csp(out) for found in hashes)


def test_a_site_is_built_once(content, tmp_path):
    out = tmp_path / "site"
    assert build(content, out)
    page = (out / "index.html").stat()
    assert not build(content, out)
    assert (out / "index.html").stat() == page


@pytest.mark.long
def test_what_changes_is_built_anew_and_what_was_there_is_gone(content, tmp_path):
    out = tmp_path / "site"
    build(content, out)
    (out / "oud.html").write_text("oud")
    (content / "nl/kosten.md").write_text((content / "nl/kosten.md").read_text() + "\nEen nieuwe zin.\n")
    assert build(content, out, style=("anders.css", "a{}"))
    assert "Een nieuwe zin." in (out / "kosten/index.html").read_text()
    assert [path.name for path in (out / "stijl").iterdir()] == ["anders.css"]
    assert not (out / "oud.html").exists()


def test_the_day_and_the_public_address_stand_on_the_pages(content, tmp_path):
    build(content, tmp_path / "site", days=30, address="https://portaal.example")
    page = (tmp_path / "site/doorlooptijden/index.html").read_text()
    assert "23 december 2026" in page
    assert '<link rel="canonical" href="https://portaal.example/doorlooptijden/">' in page


@pytest.mark.long
def test_a_link_to_nowhere_stops_the_build_and_keeps_the_old_site_until_it_is_mended(content, tmp_path):
    out = tmp_path / "site"
    build(content, out)
    sound = (content / "nl/contact.md").read_text()
    (content / "nl/contact.md").write_text(sound + "\n[Weg](weg.md)\n")
    with pytest.raises(SiteNotBuilt, match=r"mkdocs\.yml: .*weg\.md"):
        build(content, out)
    assert (out / "index.html").exists()
    (content / "nl/contact.md").write_text(sound)
    assert build(content, out)


def test_brands_are_built_from_their_own_words():
    assert a_definition().brand.name not in (built_site("veldgloed") / "index.html").read_text()
    assert a_definition("veldgloed").brand.name in (built_site("veldgloed") / "index.html").read_text()
