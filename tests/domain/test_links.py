from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.links import (
    TOKEN_CHARACTERS,
    LinkKeys,
    capability_in,
    derive,
    mail_hash,
    opens,
    pavement,
    postcode_hash,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OLD, NEW = b"old" * 11, b"new" * 11
KEYS = LinkKeys("b", {"a": OLD, "b": NEW})

What = tuple[str, str, str, int]
whats = st.tuples(
    st.sampled_from(["follow", "survey", "resume", "stamp"]),
    st.text(max_size=12),
    st.sampled_from(["f1", "s1", "r1", "s2"]),
    st.integers(1, 4),
)


def token(what: What) -> str:
    purpose, subject, capability, version = what
    return derive(KEYS, purpose, subject, capability, version)


@given(whats)
def test_a_link_opens_what_it_was_made_for(what: What) -> None:
    purpose, subject, _, version = what

    assert opens(KEYS, token(what), purpose, subject, version, None, NOW)


@given(whats, whats)
def test_a_link_never_opens_another_purpose_subject_or_version(one: What, other: What) -> None:
    purpose, subject, _, version = other
    same = (purpose, subject, version) == (one[0], one[1], one[3])

    assert opens(KEYS, token(one), purpose, subject, version, None, NOW) == same


@given(whats)
def test_a_link_claims_its_own_capability_and_no_other(what: What) -> None:
    genuine = token(what)
    forged = genuine[0] + "x9" + genuine[3:]

    assert capability_in(genuine) == what[2]
    assert not opens(KEYS, forged, what[0], what[1], what[3], None, NOW)


@given(whats, st.integers(0, TOKEN_CHARACTERS - 1), st.characters())
def test_a_link_with_one_other_character_opens_nothing(what: What, place: int, character: str) -> None:
    genuine = token(what)
    changed = genuine[:place] + character + genuine[place + 1 :]

    assert opens(KEYS, changed, what[0], what[1], what[3], None, NOW) == (changed == genuine)


@given(st.text(max_size=40))
def test_any_text_is_refused_without_an_error(text: str) -> None:
    assert not opens(KEYS, text, "follow", "MA-2222-222", 1, None, NOW)


def test_a_link_lasts_until_it_expires() -> None:
    link = derive(KEYS, "survey", "MA-2222-222", "s1", 1)

    assert opens(KEYS, link, "survey", "MA-2222-222", 1, NOW + timedelta(seconds=1), NOW)
    assert not opens(KEYS, link, "survey", "MA-2222-222", 1, NOW, NOW)


def test_a_link_made_with_the_previous_key_still_opens_and_with_a_withdrawn_key_does_not() -> None:
    old = derive(LinkKeys("a", {"a": OLD}), "follow", "MA-2222-222", "f1", 1)

    assert opens(KEYS, old, "follow", "MA-2222-222", 1, None, NOW)
    assert not opens(LinkKeys("b", {"b": NEW}), old, "follow", "MA-2222-222", 1, None, NOW)


def test_a_link_holds_130_bits_of_proof() -> None:
    link = derive(KEYS, "follow", "MA-2222-222", "f1", 1)

    assert (len(link) - len("b" + "f1")) * 5 == 130


@pytest.mark.parametrize("typed", ["Sanne@Klant.example", " sanne@klant.example ", "sanne@klant.example"])
def test_a_mail_address_has_one_hash_however_it_is_typed(typed: str) -> None:
    assert mail_hash(b"secret", typed) == mail_hash(b"secret", "sanne@klant.example")


def test_the_hash_of_a_mail_address_depends_on_the_secret() -> None:
    assert mail_hash(b"one", "sanne@klant.example") != mail_hash(b"two", "sanne@klant.example")


def test_a_street_is_the_same_for_one_postcode_and_tells_it_to_nobody() -> None:
    secret = b"secret"
    assert pavement(secret, "6811 ab") == pavement(secret, "6811AB") != pavement(secret, "6811 AC")
    assert not postcode_hash(secret, "6811 AB").startswith(pavement(secret, "6811 AB"))
    assert pavement(b"other", "6811 AB") != pavement(secret, "6811 AB")
