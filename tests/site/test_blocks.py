import re

import pytest
from bs4 import BeautifulSoup

from portal.definitions.loading import brands
from portal.settings import CONTENT
from portal.site.blocks import BLOCKS, TEMPLATES, UnknownBlock, block
from tests.builders import a_definition
from tests.site.scenes import a_product, a_scene, a_scene_with, a_text, with_brand

PAGES = {language: "".join(page.read_text() for page in (CONTENT / language).glob("*.md")) for language in ("nl", "en")}


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("brand", brands(CONTENT))
def test_every_block_can_be_made_for_every_brand_in_every_language(brand, language, name):
    made = block(name, a_scene(a_definition(brand), language))
    assert not re.search(r"\{\{|\}\}|\{%|\bNone\b", made)
    assert BeautifulSoup(made, "html5lib").select("[style]") == []


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("language", PAGES)
def test_every_block_stands_on_a_page(language, name):
    assert f"<!-- blok: {name} -->" in PAGES[language]


def test_there_is_no_template_that_nobody_uses():
    assert {path.stem for path in TEMPLATES.glob("*.html")} == set(BLOCKS)


def test_an_unknown_block_is_refused():
    with pytest.raises(UnknownBlock):
        block("weerbericht", a_scene())


@pytest.mark.parametrize("name", ["doorlooptijden", "prijzen", "alleen-offerte", "doorlooptijd-kort"])
def test_a_name_from_the_definition_can_not_become_html(name):
    product = a_product(name=a_text("<script>kwaad</script>"), standard=name != "alleen-offerte")
    made = block(name, a_scene_with(product))
    assert "&lt;script&gt;kwaad" in made
    assert "<script" not in made


def test_an_address_from_the_definition_can_not_become_html():
    assert "<img" not in block("contact", a_scene(with_brand(address='"><img src=x>')))
