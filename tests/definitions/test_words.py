from pathlib import Path

import pytest

from portal.definitions.mistakes import Mistake, Mistakes
from portal.definitions.sentences import NoSuchWords, Words
from portal.definitions.words import load_words
from portal.settings import CONTENT

SHARED = """\
[what]
title = { nl = "Wat wilt u in {place}?", en = "What do you want in {place}?" }
hint = { nl = "Kies één.", en = "Choose one." }
"""


def written(folder: Path, shared: str = SHARED, own: str = "") -> Path:
    """A content folder with one page of words, and those of a brand where given."""
    content = folder / "content"
    (content / "words").mkdir(parents=True)
    (content / "words" / "apply.toml").write_text(shared, "utf-8")
    (content / "brands" / "brand" / "words").mkdir(parents=True)
    if own:
        (content / "brands" / "brand" / "words" / "apply.toml").write_text(own, "utf-8")
    return content


def mistakes_in(content: Path) -> tuple[Mistake, ...]:
    with pytest.raises(Mistakes) as caught:
        load_words("brand", content)
    return caught.value.all


def the_words(folder: Path) -> Words:
    return load_words("brand", written(folder))


def test_a_text_is_said_in_the_language_with_its_values(tmp_path: Path) -> None:
    words = the_words(tmp_path)
    assert words.say("apply.what.title", "nl", place="Arnhem") == "Wat wilt u in Arnhem?"
    assert words.say("apply.what.title", "en", place="Arnhem") == "What do you want in Arnhem?"


def test_braces_in_a_value_stay_as_they_are(tmp_path: Path) -> None:
    assert the_words(tmp_path).say("apply.what.title", "nl", place="{0.__class__}") == "Wat wilt u in {0.__class__}?"


def test_an_unknown_key_says_in_which_file_it_should_stand(tmp_path: Path) -> None:
    with pytest.raises(NoSuchWords, match=r"There is no text apply.what.titel in content/words/apply.toml."):
        the_words(tmp_path).say("apply.what.titel", "nl")


def test_a_missing_value_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchWords, match=r"The text apply.what.title needs a value for 'place'."):
        the_words(tmp_path).say("apply.what.title", "nl")


def test_words_know_their_pages_their_keys_and_what_they_need(tmp_path: Path) -> None:
    words = the_words(tmp_path)
    assert words.pages() == ("apply",)
    assert words.has("apply.what.hint")
    assert not words.has("apply.what")
    assert words.starting("apply.wh") == ["apply.what.title", "apply.what.hint"]
    assert words.needs("apply.what.title") == {"place"}


def test_a_brand_replaces_single_texts(tmp_path: Path) -> None:
    own = 'what.hint = { nl = "Kies warmte.", en = "Choose heat." }'
    words = load_words("brand", written(tmp_path, own=own))
    assert words.say("apply.what.hint", "nl") == "Kies warmte."
    assert words.say("apply.what.title", "nl", place="Ede") == "Wat wilt u in Ede?"


def test_a_brand_may_leave_out_what_is_filled_in(tmp_path: Path) -> None:
    own = 'what.title = { nl = "Wat wilt u?", en = "What do you want?" }'
    assert load_words("brand", written(tmp_path, own=own)).say("apply.what.title", "nl", place="Ede") == "Wat wilt u?"


@pytest.mark.parametrize(
    ("shared", "path", "sentence"),
    [
        ('title = { nl = "Hallo" }', "title", "has no text in en; every text stands in nl and en."),
        ('title = { nl = "Hallo", en = " " }', "title", "has no text in en"),
        ('title = "Hallo"', "title", "has no text in nl"),
        ('title = { nl = "Hallo", en = "Hello", de = "Hallo" }', "title.de", "is no language of the portal"),
        (
            'title = { nl = "{count} stappen", en = "{number} steps" }',
            "title",
            "fills in count in nl, but number in en; they must be the same.",
        ),
        ('title = { nl = "Hallo {", en = "Hello {" }', "title", "has a brace that is not part of a {placeholder}"),
        ('title = { nl = "{a.b}", en = "{a.b}" }', "title", "{a.b} is no name"),
        ("title = ", "", "is not valid TOML"),
    ],
)
def test_a_slip_in_the_words_is_told(shared: str, path: str, sentence: str, tmp_path: Path) -> None:
    [mistake] = mistakes_in(written(tmp_path, shared))
    assert mistake.file == "content/words/apply.toml"
    assert mistake.path == path
    assert sentence in mistake.sentence


def test_a_slip_has_the_line_on_which_it_stands(tmp_path: Path) -> None:
    [mistake] = mistakes_in(written(tmp_path, SHARED + 'more = { nl = "Meer" }\n'))
    assert mistake.line == 4
    assert mistake.path == "what.more"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ('what.titel = { nl = "Wat?", en = "What?" }', "replaces a text that isn't there."),
        ('what.hint = { nl = "Kies {one}.", en = "Choose {one}." }', "fills in one; the shared text has nothing."),
    ],
)
def test_a_brand_replaces_only_what_is_shared(own: str, sentence: str, tmp_path: Path) -> None:
    [mistake] = mistakes_in(written(tmp_path, own=own))
    assert mistake.file == "content/brands/brand/words/apply.toml"
    assert mistake.sentence == sentence


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_the_real_words_load(brand: str) -> None:
    assert "errors" in load_words(brand, CONTENT).pages()
