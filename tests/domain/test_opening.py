from portal.domain.events import CodeAsked, Deadline, SilenceChosen
from portal.domain.opening import can_open, not_opening, opening, opens
from portal.domain.running import SILENCE
from tests.builders import CONTRACTOR, NOW

QUIET = Deadline(SILENCE, "", "portal", NOW, "told")
CALL = Deadline("5", "", CONTRACTOR, NOW, "contacted")
CHOSEN = SilenceChosen(NOW, "customer", 10, (QUIET,))
CODE = CodeAsked(NOW, "customer", "cancel", "f1")


def test_a_kind_that_opens_nothing_has_nothing_open() -> None:
    assert (can_open(CHOSEN), can_open(CODE)) == (True, False)
    assert (opens(CHOSEN), opens(CODE)) == ((QUIET,), ())


def test_what_is_opened_beside_it_takes_the_place_of_the_same_thing() -> None:
    later = Deadline(SILENCE, "", "portal", NOW.replace(hour=12), "told")
    assert opens(opening(CHOSEN, (CALL, later))) == (later, CALL)


def test_without_one_name_the_others_still_open() -> None:
    assert opens(not_opening(opening(CHOSEN, (CALL,)), SILENCE)) == (CALL,)
    assert not_opening(CODE, SILENCE) is CODE
