import re
import shutil
from pathlib import Path

import pytest

from portal.definitions.loading import brands
from portal.settings import CONTENT
from portal.site.source import UntranslatedPages, UnusedInserts, write_site_source
from tests.builders import a_definition
from tests.site.scenes import TODAY, with_brand, words


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content, to change."""
    for name in ("nl", "en", "site", "brands/mijnaansluiting/pages"):
        shutil.copytree(CONTENT / name, tmp_path / "content" / name)
    return tmp_path / "content"


def written(content: Path, out: Path, **changes: object) -> Path:
    write_site_source(with_brand(**changes), words(), content, out, TODAY)
    return out


@pytest.mark.parametrize("brand", brands(CONTENT))
def test_no_mark_is_left_in_the_pages_of_any_brand(tmp_path, brand):
    write_site_source(a_definition(brand), words(brand), CONTENT, tmp_path / "out", TODAY)
    pages = [*(tmp_path / "out/nl").rglob("*.md"), *(tmp_path / "out/en").rglob("*.md")]
    left = {page.name: re.findall(r"<!--.*?-->|\[\[.*?\]\]|\{\{|\{%", page.read_text()) for page in pages}
    assert len(pages) == 24
    assert {name: marks for name, marks in left.items() if marks} == {}


def test_each_page_knows_where_it_stands_in_the_other_language(content, tmp_path):
    out = written(content, tmp_path / "out")
    assert "elsewhere: /en/costs/\n" in (out / "nl/kosten.md").read_text()
    assert "elsewhere: /kosten/\n" in (out / "en/costs.md").read_text()
    assert "elsewhere: /en/\n" in (out / "nl/index.md").read_text()


def test_a_brand_with_one_language_has_one(content, tmp_path):
    out = written(content, tmp_path / "out", languages=("nl",))
    assert sorted(path.name for path in out.iterdir()) == ["nl", "theme-nl"]
    assert "elsewhere" not in (out / "nl/kosten.md").read_text()


def test_what_was_written_before_is_gone(content, tmp_path):
    (tmp_path / "out/nl").mkdir(parents=True)
    (tmp_path / "out/nl/oud.md").write_text("oud")
    assert not (written(content, tmp_path / "out") / "nl/oud.md").exists()


def test_a_page_in_one_language_only_is_refused(content, tmp_path):
    (content / "en/costs.md").unlink()
    with pytest.raises(UntranslatedPages, match="costs"):
        written(content, tmp_path / "out")


def test_a_piece_that_no_page_takes_in_is_refused(content, tmp_path):
    (content / "brands/mijnaansluiting/pages/nl/inserts/weer.md").write_text("Het regent.")
    with pytest.raises(UnusedInserts, match="pieces of mijnaansluiting: weer"):
        written(content, tmp_path / "out")


def test_the_theme_gets_the_brand_s_words_and_colours(content, tmp_path):
    out = written(content, tmp_path / "out")
    assert "Alle pagina's" in (out / "theme-nl/words.html").read_text()
    assert "All pages" in (out / "theme-en/words.html").read_text()
    assert a_definition().brand.tokens.accent in (out / "theme-nl/assets/colours.css").read_text()
