"""F06, F20: the store refuses for load, and an organisation's system sends everything it has."""

from types import SimpleNamespace

import pytest

from tests.faults.place import TO_THE_END, Killed, Place, Reply, reference_in
from tests.faults.weather import killing, weather
from tests.requests import counted

SENDS, APPLICATIONS = 100, 40


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver doesn't really wait between its tries."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))


@pytest.mark.long
def test_f06_with_half_of_all_requests_refused_ninety_nine_of_a_hundred_succeed(place: Place) -> None:
    """How long that takes at most follows from the waits: tests/store/test_patience.py."""
    drafts = [place.draft() for _ in range(SENDS)]
    with weather(place.tables, seed=6) as above:
        above.refused = 0.5
        replies = [place.send(draft) for draft in drafts]
    assert all(reply.is_sound for reply in replies)
    assert sum(reply.status == 303 for reply in replies) >= SENDS * 0.99


def test_f06_with_every_request_refused_everybody_hears_when_to_come_back_and_nothing_is_half_written(
    place: Place,
) -> None:
    draft, reference = place.draft(), reference_in(place.send(place.draft()))
    place.report(reference, "e0", type="released")
    before = stands(place)
    with weather(place.tables) as above:
        above.refused = 1
        replies = [
            place.begin(),
            place.show(draft),
            place.send(draft),
            place.report(reference, "e1", **TO_THE_END[1]),
            place.answer(reference),
        ]
    assert [(reply.status, reply.retry_after.isdigit()) for reply in replies] == [(503, True)] * len(replies)
    assert stands(place) == before


def stands(place: Place) -> list[str]:
    """Everything but how often somebody did something."""
    models = [model for model in place.tables.all if model is not place.tables.lookup]
    return sorted(str(item.serialize()) for model in models for item in model.scan())


@pytest.mark.long
def test_f20_a_large_import_may_be_killed_and_sent_again_twice(place: Place) -> None:
    """Two hundred events; each costs the same, however many came before."""
    references = [reference_in(place.send(place.draft())) for _ in range(APPLICATIONS)]
    events = [(reference, number) for number in range(len(TO_THE_END)) for reference in references]

    def send(reference: str, number: int) -> Reply:
        place.clock.pass_(seconds=1)
        return place.report(reference, f"i{number}", **TO_THE_END[number])

    assert send(*events[0]).status == 202
    with killing(place.tables, 1, "after"), pytest.raises(Killed):
        send(*events[1])
    costs = []
    for event in events:
        with counted(place.tables) as requests:
            assert send(*event).status == 202
        costs.append(len(requests))
    stood = stands(place)
    for _ in range(2):
        assert {send(*event).status for event in events} == {202}
    assert stands(place) == stood
    assert max(costs) <= min(costs) + 2
    place.settle()
    assert len(place.postman.ids) == len(set(place.postman.ids))
