import gzip
import re
from pathlib import Path

import pytest

from portal.web.style import ORDER, SOURCES, mixed, properties, squeezed, stylesheet, stylesheet_name
from portal.web.templating import TEMPLATES
from tests.web.portals import BRANDS, CONTENT, definition_of


@pytest.mark.parametrize("brand", BRANDS)
def test_the_sheet_is_light(brand: str) -> None:
    sheet = stylesheet(definition_of(brand).brand).encode()
    assert len(sheet) <= 11_500
    assert len(gzip.compress(sheet)) <= 3500


def test_every_token_of_the_brand_is_a_property() -> None:
    tokens = definition_of("veldgloed").brand.tokens
    assert f"--on-accent:{tokens.on_accent};" in properties(tokens)
    assert f"--late:{tokens.late};" in properties(tokens)


@pytest.mark.parametrize("brand", BRANDS)
def test_every_property_that_is_used_has_a_value(brand: str) -> None:
    sheet = stylesheet(definition_of(brand).brand)
    assert set(re.findall(r"var\((--[a-z-]+)\)", sheet)) <= set(re.findall(r"(--[a-z-]+):", sheet))


def test_no_colour_stands_outside_the_tokens() -> None:
    for name in ORDER:
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", (SOURCES / f"{name}.css").read_text("utf-8"))


def test_nothing_moves_and_nothing_comes_from_elsewhere() -> None:
    sheet = stylesheet(definition_of("mijnaansluiting").brand)
    assert not re.search(r"transition|animation|@keyframes|@import|url\(|smooth", sheet)


def test_the_focus_is_never_taken_away() -> None:
    assert not re.search(r"outline:\s*(0|none)", stylesheet(definition_of("mijnaansluiting").brand))


def test_brands_have_sheets_of_their_own_that_keep_their_name() -> None:
    first, second = (stylesheet_name(definition_of(brand).brand) for brand in BRANDS)
    assert first != second
    assert re.fullmatch(r"[0-9a-f]{12}\.css", first)


def test_every_source_file_is_in_the_sheet() -> None:
    assert {path.stem for path in SOURCES.glob("*.css")} == set(ORDER)


def test_every_class_in_a_template_is_styled() -> None:
    """By the brand's sheet, or by the one that the workbench has beside it."""
    sources = [*Path(CONTENT.parent, "functions").rglob("*.html"), *TEMPLATES.glob("*.html")]
    text = "".join(source.read_text("utf-8") for source in sources)
    used = {name for names in re.findall(r'class="([^"{]*)', text) for name in names.split()}
    bench = Path(CONTENT.parent, "functions/workbench/served/bench.css").read_text("utf-8")
    styled = set(re.findall(r"\.([a-z-]+)", stylesheet(definition_of("mijnaansluiting").brand) + bench))
    assert used - styled == set()


def test_comments_and_air_are_left_out() -> None:
    assert squeezed("/* x */ a , b > c { color : red ; margin: 0 auto }\n") == "a,b>c{color :red;margin:0 auto}"


def test_sums_keep_their_air() -> None:
    assert squeezed("a{width:calc(1rem + 2px)}") == "a{width:calc(1rem + 2px)}"


def test_a_hair_line_lies_between_line_and_paper() -> None:
    assert mixed("#000000", "#ffffff", 0.4) == "#999999"
