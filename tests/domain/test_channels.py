import pytest

from portal.domain.channels import Way, mobile, postal, ways
from portal.domain.person import Address
from tests.builders import a_person

ORDER = ("mail", "sms", "letter")
HOME = Address("1234 AB", "Arnhem", "12", "a", "Dorpsstraat")


def channels(**changes: object) -> list[str]:
    person = a_person(**{"phone": "+31612345678", "address": HOME, **changes})
    return [way.channel for way in ways(person, ORDER)]


def test_the_customers_own_way_comes_first_and_then_those_of_the_brand() -> None:
    assert channels(channel="mail") == ["mail", "sms", "letter"]
    assert channels(channel="letter") == ["letter", "mail", "sms"]
    assert channels(channel="sms") == ["sms", "mail", "letter"]


def test_who_would_rather_be_called_reads_by_the_brands_first_way() -> None:
    assert channels(channel="phone") == ["mail", "sms", "letter"]


def test_what_somebody_has_no_address_for_is_no_way() -> None:
    assert channels(mail="") == ["sms", "letter"]
    assert channels(phone="+31201234567") == ["mail", "letter"]
    assert channels(address=Address("1234 AB", "Arnhem", plot="naast de molen")) == ["mail", "sms"]


def test_an_address_that_failed_is_no_way_until_there_is_another() -> None:
    assert channels(failed=("sanne@klant.example",)) == ["sms", "letter"]
    assert channels(failed=("sanne@klant.example",), mail="sanne@elders.example") == ["mail", "sms", "letter"]


def test_a_way_that_the_brand_has_not_is_not_taken_even_if_preferred() -> None:
    assert ways(a_person(channel="sms", phone="+31612345678"), ("mail",)) == (Way("mail", a_person().mail),)


@pytest.mark.parametrize("number", ["+31612345678", "+4915112345678"])
def test_a_mobile_number_or_one_from_abroad_takes_texts(number: str) -> None:
    assert mobile(number) == number


@pytest.mark.parametrize("number", ["+31201234567", "0612345678", "", "112"])
def test_other_numbers_do_not(number: str) -> None:
    assert mobile(number) == ""


def test_a_letter_goes_to_a_house() -> None:
    assert postal(HOME) == "Dorpsstraat 12 a\n1234 AB  Arnhem"
