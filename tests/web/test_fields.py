from typing import Any

import pytest

from portal.web.fields import Hidden, HouseNumber, Line, Lines, Mail, Phone, Postcode
from tests.web.asking import answered

ILLEGIBLE = "Hier staan tekens die wij niet kunnen lezen. Typ het opnieuw."


def test_an_empty_answer_is_asked_for_by_name() -> None:
    assert answered(Line("gallery.name"), " ") == ("", ["Dit is nog leeg: Uw naam"])


def test_a_question_can_have_its_own_sentence_for_an_empty_answer() -> None:
    assert answered(Line("gallery.name", missing="gallery.name_missing")) == ("", ["Vul uw naam in"])


def test_sentences_are_in_the_language_of_the_page() -> None:
    assert answered(Line("gallery.name"), path="/en/all/")[1] == ["This is still empty: en Uw naam"]


@pytest.mark.parametrize("question", [Line, Lines, Mail, Phone, Postcode, HouseNumber])
def test_an_optional_question_may_stay_empty(question: Any) -> None:
    assert answered(question("gallery.name", optional=True), "") == ("", [])


@pytest.mark.parametrize("typed", ["Jan\x00", "\x1b[31m", "a\ufffdb", "a\ud800", "\u202enaj", "a\x7f"])
@pytest.mark.parametrize("question", [Line, Lines, Mail, Phone, Postcode, HouseNumber])
def test_what_can_not_be_read_back_is_refused(question: Any, typed: str) -> None:
    assert answered(question("gallery.name"), typed)[1] == [ILLEGIBLE]


@pytest.mark.parametrize("question", [Line, Lines, Mail, Phone, Postcode, HouseNumber])
def test_every_answer_has_a_longest_length(question: Any) -> None:
    assert "Er passen er" in answered(question("gallery.name"), "x" * 2000)[1][0]


def test_the_longest_answer_fits_and_one_more_does_not() -> None:
    assert answered(Line("gallery.name", longest=3), "abc")[1] == []
    assert answered(Line("gallery.name", longest=3), "abcd")[1] == ["Dit is 4 tekens lang. Er passen er 3."]


def test_names_from_everywhere_are_welcome() -> None:
    for name in ("Şerban-D'Ångström", "李小龍", "Ruş ‎O’Neill", "José María 👷🏽‍♀️"):
        assert answered(Line("gallery.name"), name) == (name, [])


def test_words_of_ones_own_keep_their_lines() -> None:
    assert answered(Lines("gallery.words"), "Hond\r\nBel\tachterom") == ("Hond\nBel\tachterom", [])


@pytest.mark.parametrize("typed", ["jan@voorbeeld.nl", "j.o'neill+x@sub.voorbeeld.co.uk", "a@xn--bcher-kva.example"])
def test_mail_addresses(typed: str) -> None:
    assert answered(Mail("gallery.mail"), typed) == (typed, [])


@pytest.mark.parametrize(
    "typed",
    [
        "jan",
        "jan@",
        "@x.nl",
        "jan@voorbeeld",
        "jan @x.nl",
        "a@b@x.nl",
        "jan@x..nl",
        "jan@-x.nl",
        "<a@x.nl>",
        "a,b@x.nl",
    ],
)
def test_what_is_no_mail_address(typed: str) -> None:
    assert len(answered(Mail("gallery.mail"), typed)[1]) == 1


def test_a_header_can_not_be_slipped_into_a_mail_address() -> None:
    assert answered(Mail("gallery.mail"), "jan@x.nl\r\nBcc: b@x.nl")[1] != []


def test_a_phone_number_is_kept_as_it_is_dialled() -> None:
    assert answered(Phone("gallery.phone"), "06-12 34 56 78") == ("+31612345678", [])


@pytest.mark.parametrize("typed", ["12", "061234567", "06123456789", "+31 12", "bel mij", "+0612345678"])
def test_what_is_no_phone_number(typed: str) -> None:
    assert len(answered(Phone("gallery.phone"), typed)[1]) == 1


def test_a_postcode_is_kept_in_one_way() -> None:
    assert answered(Postcode("gallery.postcode"), "6811ab") == ("6811 AB", [])


@pytest.mark.parametrize("typed", ["0811 AB", "681 AB", "6811", "AB 6811", "6811 ABC", "６８１１ AB"])
def test_what_is_no_postcode(typed: str) -> None:
    assert len(answered(Postcode("gallery.postcode"), typed)[1]) == 1


def test_a_house_number_is_digits_only() -> None:
    assert answered(HouseNumber("gallery.number"), " 12 ") == ("12", [])


@pytest.mark.parametrize("typed", ["12a", "0", "-1", "123456", "1e3", "１２", "twaalf"])
def test_what_is_no_house_number(typed: str) -> None:
    assert len(answered(HouseNumber("gallery.number"), typed)[1]) == 1


@pytest.mark.parametrize(("came", "kept"), [("v3", "v3"), ("x" * 81, ""), ("a\x00", "")])
def test_a_hidden_value_is_kept_only_where_it_can_be(came: str, kept: str) -> None:
    assert answered(Hidden(), came) == (kept, [])


def test_of_an_answer_that_came_twice_the_first_counts() -> None:
    assert answered(Line("gallery.name"), "Jan", "Piet")[0] == "Jan"
