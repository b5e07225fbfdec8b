import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.services.incoming.plain import from_html, without_quotes

QUOTED = [
    "Op ma 23 nov 2026 om 10:00 schreef Mijn Aansluiting <bericht@x.example>:\n> Uw aansluiting",
    "On Mon, 23 Nov 2026 at 10:00, Mijn Aansluiting\n<bericht@x.example> wrote:\n> Your connection",
    "-----Oorspronkelijk bericht-----\nVan: wij\nUw aansluiting",
    "Van: Mijn Aansluiting\nVerzonden: maandag 23 november 2026 10:00\nAan: Sanne\n\nUw aansluiting",
    "From: Mijn Aansluiting\nSent: Monday\n\nYour connection",
    "________________________________\nVan: wij",
    "> Uw aansluiting\n> is gepland",
    "-- \nSanne de Tester\nDirecteur",
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_is_quoted_below_is_left_out(quoted: str) -> None:
    assert without_quotes(f"Kan het later?\n\nGroet, Sanne\n\n{quoted}") == "Kan het later?\n\nGroet, Sanne"


def test_who_answers_between_the_quotes_is_heard_too() -> None:
    assert without_quotes("> Kunt u dinsdag?\nJa\n> Of woensdag?\nNee") == "Ja\nNee"


def test_who_answers_only_below_the_quotes_is_heard_too() -> None:
    said = without_quotes("Op maandag 23 november schreef Mijn Aansluiting:\n> Kunt u dinsdag?\n\nJa, prima")
    assert said.endswith("Ja, prima")


def test_a_sentence_that_begins_like_a_head_is_no_quote() -> None:
    assert without_quotes("Van: ik weet het niet zeker\nmaar het kan") == "Van: ik weet het niet zeker\nmaar het kan"


def test_an_html_mail_is_read_as_its_words_alone() -> None:
    html = "<html><head><style>p{}</style></head><body><p>Kan het <b>later</b>?</p><script>x()</script><p>Groet</p>"
    assert from_html(html) == "Kan het later?\n\nGroet"


def test_what_an_html_mail_quotes_is_known_as_a_quote() -> None:
    assert without_quotes(from_html("<div>Ja</div><blockquote><p>Kunt u dinsdag?</p></blockquote>")) == "Ja"


@given(st.text())
def test_nothing_is_said_that_was_not_written(text: str) -> None:
    said = without_quotes(text)
    assert set(said.split("\n")) <= {*text.split("\n"), *map(str.strip, text.split("\n")), ""} or said in text
