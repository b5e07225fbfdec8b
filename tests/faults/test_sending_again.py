"""F01, F02, F04: the same thing sent again, whatever became of the first try."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.store.client import TRIES
from tests.faults.place import Place, reference_in
from tests.requests import answers_lost

AT_ONCE, ROUNDS = 8, 100


def test_f01_pressing_twice_is_one_application_one_number_one_mail(place: Place) -> None:
    draft = place.draft()
    numbers = {reference_in(place.send(draft)) for _ in range(2)}
    place.settle()
    assert [*numbers] == place.references
    assert len(place.postman.taken) == 1


@pytest.mark.long
def test_f01_eight_presses_at_once_a_hundred_times(place: Place) -> None:
    drafts = [place.draft() for _ in range(ROUNDS)]
    for draft in drafts:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            numbers = {reference_in(reply) for reply in pool.map(place.send, [draft] * AT_ONCE)}
        assert len(numbers) == 1
    place.settle()
    assert len(place.references) == len(place.postman.taken) == ROUNDS


def test_f02_another_price_or_other_answers_under_a_sent_draft_change_nothing(place: Place) -> None:
    draft = place.draft()
    reference = reference_in(place.send(draft))
    assert reference_in(place.send(draft, price="1")) == reference
    assert place.references == [reference]


def test_f02_an_event_id_with_another_content_is_refused(place: Place) -> None:
    reference = reference_in(place.send(place.draft()))
    place.report(reference, "e1", type="released")
    assert place.report(reference, "e1", type="soft_date", week="2027-W14").status == 409


@pytest.mark.parametrize("lost", [1, TRIES, 9])
def test_f04_sending_whose_answers_get_lost_ends_in_the_confirmation(place: Place, lost: int) -> None:
    draft = place.draft()
    with answers_lost(place.tables, "TransactWriteItems", lost) as answers:
        reference = reference_in(place.send(draft))
    assert answers
    assert place.references == [reference]
    place.settle()
    assert len(place.postman.taken) == 1


@pytest.mark.parametrize("lost", [1, TRIES])
def test_f04_a_survey_answer_whose_answers_get_lost_ends_in_the_thanks(place: Place, lost: int) -> None:
    reference = place.done()
    with answers_lost(place.tables, "TransactWriteItems", lost):
        reply = place.answer(reference)
    assert (reply.status, reply.place.endswith("/dank")) == (303, True)


@pytest.mark.parametrize("lost", [1, TRIES])
def test_f04_an_event_whose_answers_get_lost_is_known_when_it_comes_again(place: Place, lost: int) -> None:
    reference = reference_in(place.send(place.draft()))
    with answers_lost(place.tables, "TransactWriteItems", lost):
        first = place.report(reference, "e1", type="released")
    assert first.is_sound
    assert place.report(reference, "e1", type="released").body["result"] == "accepted"


def test_f04_the_first_step_whose_answer_gets_lost_goes_on(place: Place) -> None:
    with answers_lost(place.tables, "PutItem", 1) as answers:
        reply = place.begin()
    assert answers
    assert (reply.status, len(list(place.tables.drafts.scan()))) == (303, 1)
