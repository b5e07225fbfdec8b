from portal.services.draft_ports import Draft
from portal.store.drafts import DraftStore
from portal.store.patience import FIRST_WAIT, LONGEST_WAIT, TRIES, _wait
from portal.store.tables import Tables
from tests.builders import NOW
from tests.requests import throttled

THROTTLED = {"Error": {"Code": "ThrottlingException"}, "ResponseMetadata": {"RequestId": "r1"}}


def waits(said: object = THROTTLED) -> list[float | None]:
    return [_wait(("", said), attempts) for attempts in range(1, TRIES + 1)]


def test_what_was_refused_for_load_is_tried_again_until_it_gets_through(drafts: DraftStore, tables: Tables) -> None:
    with throttled(tables, TRIES - 1) as refused:
        drafts.start(Draft("d1", "nl", {}, NOW.replace(year=2027)))
    assert len(refused) == TRIES - 1
    assert drafts.load("d1") is not None


def test_all_waits_together_leave_time_to_say_so() -> None:
    *between, last = waits()
    assert last is None
    assert sum(wait or 0 for wait in between) < 3
    assert all(wait is not None and FIRST_WAIT / 2 <= wait <= LONGEST_WAIT for wait in between)


def test_other_failures_are_left_to_the_drivers_own_rules() -> None:
    assert set(waits({"Error": {"Code": "InternalServerError"}, "ResponseMetadata": {}})) == {None}
    assert _wait(None, 1) is None


def test_requests_that_were_refused_together_do_not_come_back_together() -> None:
    found = {_wait(("", {**THROTTLED, "ResponseMetadata": {"RequestId": f"r{number}"}}), 3) for number in range(100)}
    assert len(found) > 90
