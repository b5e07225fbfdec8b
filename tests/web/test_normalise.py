import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.web import normalise


@pytest.mark.parametrize("typed", ["6811AB", "6811 AB", " 6811ab ", "6811  aB", "6811\u00a0ab"])
def test_a_postcode_in_any_notation_is_one_postcode(typed: str) -> None:
    assert normalise.postcode(typed) == "6811 AB"


@pytest.mark.parametrize(
    "typed",
    ["0612345678", "06-12345678", "06 12 34 56 78", "+31612345678", "+31 (0)6 12345678", "0031 6 1234 5678"],
)
def test_a_dutch_number_in_any_notation_is_one_number(typed: str) -> None:
    assert normalise.phone(typed) == "+31612345678"


@pytest.mark.parametrize(("typed", "kept"), [("+32 470 12 34 56", "+32470123456"), ("0049 30 123456", "+4930123456")])
def test_a_foreign_number_keeps_its_country(typed: str, kept: str) -> None:
    assert normalise.phone(typed) == kept


@pytest.mark.parametrize("typed", ["bel maar niet", "12345", "06123456789"])
def test_what_is_no_number_stays_as_it_was_typed(typed: str) -> None:
    assert normalise.phone(typed) == typed


def test_only_the_domain_of_a_mail_address_loses_its_capitals() -> None:
    assert normalise.mail(" Jan.Jansen@Voorbeeld.NL") == "Jan.Jansen@voorbeeld.nl"


def test_a_line_is_composed_and_holds_no_line_end() -> None:
    assert normalise.line(" Rene\u0301\r\nBcc: x ") == "René Bcc: x"


def test_lines_end_in_one_way() -> None:
    assert normalise.lines("een\r\ntwee\rdrie\n") == "een\ntwee\ndrie"


@given(st.text())
def test_writing_our_way_twice_changes_nothing_more(typed: str) -> None:
    for way in (normalise.line, normalise.lines, normalise.postcode, normalise.phone, normalise.mail):
        assert way(way(typed)) == way(typed)


@given(st.text())
def test_no_line_ever_holds_a_line_end(typed: str) -> None:
    for way in (normalise.line, normalise.postcode, normalise.phone, normalise.mail):
        assert not {"\r", "\n"} & set(way(typed))
