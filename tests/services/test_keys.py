import pytest

from portal.services.keys import MARK, NoSuchOrganisation, issue_key, key_hash
from tests.builders import CONTRACTOR, WATER, a_definition

ORGANISATIONS = a_definition().organisations


class Kept:
    """``portal.services.ports.Lookup``, with what was kept in sight."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}

    def references(self, mail_hash: str) -> frozenset[str]:
        return frozenset()

    def organisation(self, key_hash: str) -> str | None:
        return self.keys.get(key_hash)

    def add_key(self, key_hash: str, organisation: str) -> None:
        self.keys[key_hash] = organisation


def test_a_key_is_found_by_its_hash_and_by_nothing_else() -> None:
    lookup = Kept()
    key = issue_key(lookup, ORGANISATIONS, WATER, lambda: "abc")

    assert lookup.organisation(key_hash(key)) == WATER
    assert lookup.organisation(key) is None


def test_the_key_itself_is_kept_nowhere() -> None:
    lookup = Kept()
    key = issue_key(lookup, ORGANISATIONS, CONTRACTOR, lambda: "abc")

    assert key not in repr(lookup.keys)
    assert "abc" not in repr(lookup.keys)


def test_a_key_that_leaks_can_be_recognised() -> None:
    assert issue_key(Kept(), ORGANISATIONS, WATER, lambda: "abc") == f"{MARK}abc"


def test_a_second_key_leaves_the_first_one_valid() -> None:
    lookup = Kept()
    first = issue_key(lookup, ORGANISATIONS, WATER, lambda: "one")
    second = issue_key(lookup, ORGANISATIONS, WATER, lambda: "two")

    assert {lookup.organisation(key_hash(first)), lookup.organisation(key_hash(second))} == {WATER}


def test_only_organisations_of_the_brand_get_a_key() -> None:
    with pytest.raises(NoSuchOrganisation, match=WATER):
        issue_key(Kept(), ORGANISATIONS, "elsewhere", lambda: "abc")
