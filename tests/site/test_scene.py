import pytest

from portal.domain.definition import Term
from portal.site.scene import sentence
from tests.site.scenes import a_scene


@pytest.mark.parametrize(
    ("items", "listed"),
    [([], ""), (["mail"], "mail"), (["mail", "sms"], "mail en sms"), (["a", "b", "c"], "a, b en c")],
)
def test_things_are_listed_as_people_do(items, listed):
    assert a_scene().listed(items) == listed


def test_a_term_says_how_long_after_what():
    assert a_scene().by_when(Term(5, "working_days", "released")) == (
        "binnen 5 werkdagen nadat de aannemer uw opdracht heeft"
    )


@pytest.mark.parametrize(("words", "written"), [("uw aannemer", "Uw aannemer"), ("", "")])
def test_a_sentence_starts_with_a_capital(words, written):
    assert sentence(words) == written
