from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from portal.definitions.loading import brands
from portal.settings import CONTENT
from portal.site.blocks import block
from portal.site.views.picture import NAME_CHARACTERS, WIDTH, picture
from tests.builders import a_definition, a_process
from tests.site.scenes import a_scene, a_text


@pytest.mark.parametrize("brand", brands(CONTENT))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_has_a_title_and_tells_every_moment_in_words(brand, language):
    scene = a_scene(a_definition(brand), language)
    svg = BeautifulSoup(block("procesplaat", scene), "html5lib").svg
    assert svg["role"] == "img"
    assert [svg.find(id=id).name for id in svg["aria-labelledby"].split()] == ["title", "desc"]
    certain = [moment for moment in scene.definition.process.contact_moments if not moment.optional]
    assert all(scene.text(moment.name).rstrip("?") in svg.desc.text for moment in certain)


def test_what_can_be_at_any_moment_has_no_place_on_the_line():
    told = picture(a_scene())["about"]
    assert "Uw aanvraag volgen" not in told
    assert "U stelt een vraag" not in told


def test_stations_and_phases_follow_each_other_downwards():
    shown = picture(a_scene())
    assert all(one.bottom <= other.y for one, other in pairwise(shown["stations"]))
    assert all(one.y < other.y for one, other in pairwise(shown["bands"]))
    assert shown["stations"][-1].bottom <= shown["height"]


def test_each_party_has_a_lane_and_a_line_in_the_legend():
    shown = picture(a_scene())
    assert [label for _, _, label in shown["legend"]] == ["Wij", "Uw netbeheerder", "Uw aannemer"]
    assert len({station.x for station in shown["stations"]}) == 3


@given(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=120))
def test_a_name_of_any_length_stays_within_the_picture(name):
    (first, *rest) = a_definition().process.contact_moments
    process = a_process(contact_moments=(replace(first, name=a_text(name)), *rest))
    shown = picture(a_scene(a_definition(process=process)))
    assert all(len(line) <= NAME_CHARACTERS for station in shown["stations"] for line in station.name)
    assert shown["labels"] + NAME_CHARACTERS * 10 <= WIDTH


def test_parties_differ_in_shape_and_not_only_in_colour():
    svg = BeautifulSoup(block("procesplaat", a_scene()), "html5lib").svg
    assert {"circle", "rect", "path"} <= {tag.name for tag in svg.find_all(True)}
