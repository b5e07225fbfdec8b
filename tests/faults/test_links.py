"""F14, F16, F18: events that come again late, clocks that differ, links that are guessed."""

from datetime import timedelta
from random import Random

import pytest

from portal.domain.links import TOKEN_CHARACTERS, derive, opens
from tests.builders import KEYS, NOW, POWER, a_reference
from tests.faults.place import TO_THE_END, Place, reference_in

GUESSES = 100_000
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
OFF = timedelta(minutes=10)


def test_f14_an_old_event_that_comes_again_never_overwrites_what_came_after(place: Place) -> None:
    reference = reference_in(place.send(place.draft()))
    for number, body in enumerate(TO_THE_END[:3]):
        place.report(reference, f"e{number}", **body)
    moved = place.report(reference, "e3", type="hard_date", date="2027-04-13", cause="frost")
    before = [str(item.serialize()) for item in place.tables.applications.scan()]
    again = place.report(reference, "e2", **TO_THE_END[2])
    assert (moved.status, again.status, again.body["result"]) == (202, 202, "accepted")
    assert [str(item.serialize()) for item in place.tables.applications.scan()] == before


def test_f14_a_key_that_is_none_and_an_organisation_that_may_not_change_nothing(place: Place) -> None:
    reference = reference_in(place.send(place.draft()))
    before = [str(item.serialize()) for item in place.tables.applications.scan()]
    assert place.report(reference, "e1", by=POWER, type="soft_date", week="2027-W14").status == 403
    place.keys["nobody"] = "portal_forged"
    assert place.report(reference, "e1", by="nobody", type="released").status == 401
    assert [str(item.serialize()) for item in place.tables.applications.scan()] == before


def test_f16_a_clock_that_is_ten_minutes_off_moves_the_end_of_a_link_by_no_more(place: Place) -> None:
    token, ends = derive(KEYS, "survey", a_reference(), "s1", 1), NOW
    for real, alive in ((ends - OFF, True), (ends + OFF, False)):
        for clock in (real - OFF + timedelta(seconds=1), real, real + OFF - timedelta(seconds=1)):
            assert opens(KEYS, token, "survey", a_reference(), 1, ends, clock) is alive


@pytest.mark.long
def test_f18_a_hundred_thousand_guesses_open_nothing() -> None:
    """Half of them of the right shape, half of them the right token with one to three other characters."""
    chance, reference = Random(18), a_reference()
    genuine = derive(KEYS, "follow", reference, "f1", 1)
    for number in range(GUESSES):
        if number % 2:
            guess = "af1" + "".join(chance.choices(LETTERS, k=TOKEN_CHARACTERS - 3))
        else:
            guess = nearly(genuine, chance)
        assert not opens(KEYS, guess, "follow", reference, 1, None, NOW)


def nearly(token: str, chance: Random) -> str:
    letters = list(token)
    for place in chance.sample(range(3, TOKEN_CHARACTERS), chance.randint(1, 3)):
        letters[place] = chance.choice(LETTERS.replace(letters[place], ""))
    return "".join(letters)
