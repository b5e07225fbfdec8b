import pytest

from portal.site.blocks import UnknownBlock
from portal.site.fill import fill, inserts_asked
from portal.site.values import UnknownValue
from tests.builders import a_definition
from tests.site.scenes import a_scene, with_brand


def test_a_block_takes_the_place_of_its_mark():
    filled = fill("Voor\n\n<!-- blok: contact -->\n\nNa", a_scene(), {})
    assert a_definition().brand.phone in filled
    assert filled.startswith("Voor")
    assert filled.endswith("Na")
    assert "<!--" not in filled


def test_a_mark_may_be_written_with_more_or_less_space():
    assert "<!--" not in fill("<!--blok:contact-->", a_scene(), {})


def test_an_unknown_block_is_named_with_those_there_are():
    with pytest.raises(UnknownBlock, match=r"no block 'prijs'; there are: .*prijzen"):
        fill("<!-- blok: prijs -->", a_scene(), {})


def test_a_value_takes_the_place_of_its_mark_and_can_do_no_harm():
    scene = a_scene(with_brand(name="Gas & <b>Licht</b>"))
    assert fill("Welkom bij [[merk]]", scene, {}) == "Welkom bij Gas &amp; &lt;b&gt;Licht&lt;/b&gt;"


def test_an_unknown_value_is_named_with_those_there_are():
    with pytest.raises(UnknownValue, match=r"no value \[\[telefon\]\]; there are: .*merk"):
        fill("Bel [[telefon]]", a_scene(), {})


def test_a_brand_s_piece_is_filled_too():
    assert "Mijn Aansluiting" in fill("<!-- eigen: start -->", a_scene(), {"start": "Dit is [[merk]]."})


def test_a_piece_the_brand_does_not_have_leaves_nothing():
    assert fill("Voor<!-- eigen: start -->na", a_scene(), {}) == "Voorna"


def test_a_piece_can_not_take_in_itself():
    assert fill("<!-- eigen: start -->", a_scene(), {"start": "Een keer. <!-- eigen: start -->"}) == "Een keer. "


def test_a_page_tells_which_pieces_it_takes_in():
    assert inserts_asked("<!-- eigen: start --> <!-- blok: contact --> <!-- eigen: drukte -->") == {"start", "drukte"}
