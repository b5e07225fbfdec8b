from collections.abc import Iterable
from datetime import timedelta

import pytest

from portal.services.keys import (
    MARK,
    REMEMBERED,
    SCOPES,
    Key,
    Keyring,
    NoSuchKey,
    NoSuchOrganisation,
    TooManyKeys,
    issue_key,
    key_hash,
    of_organisation,
    revoke_key,
)
from tests.builders import CONTRACTOR, NOW, WATER, a_definition
from tests.fakes import Clock

ORGANISATIONS = a_definition().organisations


class Kept:
    """``portal.services.keys.Keys``, with what was kept in sight."""

    def __init__(self) -> None:
        self.keys: dict[str, Key] = {}
        self.reads = 0

    def find(self, hash: str) -> Key | None:
        self.reads += 1
        return self.keys.get(hash)

    def save(self, hash: str, key: Key) -> None:
        self.keys[hash] = key

    def all(self) -> Iterable[tuple[str, Key]]:
        return list(self.keys.items())


def issue(keys: Kept, organisation: str = WATER, id: str = "abc", **more: object) -> str:
    return issue_key(keys, ORGANISATIONS, organisation, lambda: id, NOW, **more)  # type: ignore[arg-type]


def test_a_key_is_found_by_its_hash_and_by_nothing_else() -> None:
    keys = Kept()
    shown = issue(keys)

    found = keys.find(key_hash(shown))
    assert found is not None
    assert (found.organisation, found.scopes) == (WATER, SCOPES)
    assert keys.find(shown) is None


def test_the_key_itself_is_kept_nowhere() -> None:
    keys = Kept()
    shown = issue(keys, CONTRACTOR)

    assert shown not in repr(keys.keys)
    assert "abc" not in repr(keys.keys)


def test_a_key_that_leaks_can_be_recognised() -> None:
    assert issue(Kept()) == f"{MARK}abc"


def test_the_next_key_and_the_one_before_it_are_valid_at_once_and_a_third_waits() -> None:
    keys = Kept()
    ring = Keyring(keys, lambda: NOW)
    first, second = issue(keys, id="one"), issue(keys, id="two")

    assert all(ring.of(shown) for shown in (first, second))
    with pytest.raises(TooManyKeys, match="revoke"):
        issue(keys, id="three")
    assert issue(keys, id="four", name="back office")

    revoke_key(keys, key_hash(first)[:8], NOW)
    assert issue(keys, id="three")


def test_a_key_opens_nothing_from_its_end_on() -> None:
    keys, clock = Kept(), Clock(NOW)
    ring = Keyring(keys, clock)
    shown = issue(keys, until=NOW + timedelta(days=1))
    clock.pass_(hours=23)
    assert ring.of(shown)
    clock.pass_(hours=1)
    assert ring.of(shown) is None


def test_a_revoked_key_opens_nothing_once_what_was_read_is_forgotten() -> None:
    keys, clock = Kept(), Clock(NOW)
    ring = Keyring(keys, clock)
    shown = issue(keys)
    assert [ring.of(shown) is None for _ in range(3)] == [False] * 3
    assert keys.reads == 1

    revoked = revoke_key(keys, key_hash(shown)[:8], NOW)
    clock.pass_(seconds=REMEMBERED.total_seconds() + 1)
    assert ring.of(shown) is None
    assert revoke_key(keys, revoked.id, clock()) == revoked


def test_a_key_nobody_gave_out_is_asked_for_each_time() -> None:
    keys = Kept()
    ring = Keyring(keys, lambda: NOW)

    assert [ring.of("guess"), ring.of("guess")] == [None, None]
    assert keys.reads == 2


def test_only_organisations_of_the_brand_get_a_key() -> None:
    with pytest.raises(NoSuchOrganisation, match=WATER):
        issue(Kept(), "elsewhere")


def test_only_a_key_that_exists_is_revoked() -> None:
    with pytest.raises(NoSuchKey, match="portal keys list"):
        revoke_key(Kept(), "abc", NOW)


def test_keys_are_listed_by_organisation() -> None:
    keys = Kept()
    issue(keys, WATER, "one")
    issue(keys, CONTRACTOR, "two")

    assert [key.organisation for key in of_organisation(keys)] == [WATER, CONTRACTOR]
    assert [key.organisation for key in of_organisation(keys, CONTRACTOR)] == [CONTRACTOR]
