from jinja2 import Environment, StrictUndefined

from portal.site.theme_words import theme_words
from tests.site.scenes import a_scene, with_brand


def as_the_theme_reads_them(scene):
    return Environment(undefined=StrictUndefined).from_string(theme_words(scene)).module


def test_the_header_says_what_the_other_pages_say():
    scene = a_scene()
    assert as_the_theme_reads_them(scene).places == [
        [scene.say(f"common.path.{place}"), scene.say(f"common.nav.{place}")]
        for place in ("how", "apply", "follow", "contact")
    ]


def test_the_footer_says_how_to_reach_a_person():
    words = as_the_theme_reads_them(a_scene(with_brand(phone="0800 123")))
    assert (words.phone, words.phone_link) == ("0800 123", "tel:0800123")
    assert words.hours == "Op werkdagen van 8.00 uur tot 17.00 uur"


def test_a_name_with_quotes_and_braces_stays_a_name():
    scene = a_scene(with_brand(phone='"}} {{ 1 }}'))
    assert as_the_theme_reads_them(scene).phone == '"}} {{ 1 }}'


def test_each_language_points_to_the_other():
    dutch, english = (as_the_theme_reads_them(a_scene(language=language)) for language in ("nl", "en"))
    assert (dutch.other_language, dutch.other_home) == ("en", "/en/")
    assert (english.other_language, english.other_home) == ("nl", "/")


def test_a_brand_with_one_language_points_nowhere():
    scene = a_scene(with_brand(languages=("nl",)))
    assert as_the_theme_reads_them(scene).other_language == ""
