from bs4 import BeautifulSoup

from portal.site.blocks import block
from portal.site.views.house import house
from tests.builders import a_definition
from tests.site.scenes import a_scene


def test_there_is_a_line_in_the_ground_for_each_discipline():
    assert [pipe.name for pipe in house(a_scene())["pipes"]] == ["Stroom", "Gas", "Water", "Internet en tv"]
    assert [pipe.name for pipe in house(a_scene(a_definition("veldgloed"), "en"))["pipes"]] == ["Heat"]


def test_the_lines_lie_apart_and_within_the_picture():
    shown = house(a_scene())
    depths = [pipe.y for pipe in shown["pipes"]]
    assert depths == sorted(set(depths))
    assert shown["ground"] < depths[0]
    assert depths[-1] < shown["height"]


def test_the_picture_is_told_in_words():
    svg = BeautifulSoup(block("huis", a_scene()), "html5lib").svg
    assert svg["role"] == "img"
    assert "stroom, gas, water en internet en tv" in svg.desc.text
    assert all(pipe in svg.get_text() for pipe in ("Stroom", "Gas", "Water"))
