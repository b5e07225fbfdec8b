import pytest

from portal.site.values import VALUES, value
from tests.builders import a_definition, a_process
from tests.site.scenes import a_scene, with_brand


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_value_says_something_in_every_language(name, language):
    assert value(name, a_scene(language=language)).strip()


def test_a_number_comes_from_the_definition():
    scene = a_scene(a_definition(process=a_process(silence_working_days=7, call_tries=2)))
    assert value("stilte", scene) == "7 werkdagen"
    assert value("belpogingen", scene) == "2 pogingen"


def test_how_long_a_draft_is_kept_comes_from_the_brand():
    assert value("concept bewaren", a_scene(with_brand(draft_days=1), "en")) == "1 day"


def test_a_date_is_written_in_the_language_of_the_page():
    assert value("datum 2026-11-21", a_scene()) == "21 november 2026"
    assert value("datum 2026-11-21", a_scene(language="en")) == "21 November 2026"


def test_the_heat_brand_calls_its_parties_by_other_names():
    heat = a_scene(a_definition("veldgloed"))
    assert value("aannemer", heat) == "installateur"
    assert value("aannemer", a_scene()) == "aannemer"
