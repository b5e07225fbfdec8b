from pathlib import Path

import pytest

from portal.site.stamp import stamp
from tests.builders import a_definition


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("content/nl/index.md", "content/brands/veldgloed/brand.toml", "content/words/site.toml", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("eerst")
    return tmp_path / "content"


def now(content: Path, more: tuple[str, ...] = ("2026-11-23",)) -> str:
    return stamp(a_definition(), content, more)


def test_the_same_content_has_the_same_stamp(content):
    assert now(content) == now(content)


@pytest.mark.parametrize(
    "name", ["nl/index.md", "nl/nieuw.md", "words/site.toml", "site/theme/main.html", "../mkdocs.yml"]
)
def test_another_page_text_theme_or_setting_changes_it(content, name):
    before = now(content)
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("daarna")
    assert now(content) != before


def test_another_day_changes_it(content):
    assert now(content, ("2026-11-24",)) != now(content)


def test_another_definition_changes_it(content):
    assert stamp(a_definition(digest="anders"), content, ()) != stamp(a_definition(), content, ())


def test_another_brand_s_content_leaves_it(content):
    before = now(content)
    (content / "brands/veldgloed/brand.toml").write_text("daarna")
    assert now(content) == before
