"""F08, F09, F12, F13, F16, F24: the provider is away or slow, a message can't be read, the messenger was dead."""

from datetime import UTC, datetime, time, timedelta

import pytest

from portal.domain.calendar import instant
from portal.domain.outgoing import leaves_at
from portal.services.message_ports import Mail, TryLater
from portal.store.codec import stamp
from portal.store.outbox import outbox_item
from tests.builders import a_definition
from tests.faults.place import Place, reference_in
from tests.requests import counted
from tests.services.post import a_message
from tests.services.test_deliver_messages import an_office

A_SECOND, WAITING = 14, 1400
STRAGGLING = 60
"""Seconds that the last of those take that were refused once or twice."""


def down(_: Mail) -> None:
    raise TryLater("the provider is down")


@pytest.mark.long
def test_f08_a_provider_that_refuses_for_an_hour_delays_mails_and_nothing_else(place: Place) -> None:
    with counted(place.tables) as usual:
        references = [reference_in(place.send(place.draft()))]
    tried: list[str] = []
    place.postman.trouble = lambda mail: (tried.append(mail.message_id), down(mail))[0]
    for minute in range(60):
        if minute % 10 == 0:
            draft = place.draft()
            with counted(place.tables) as during:
                references.append(reference_in(place.send(draft)))
            assert during == usual[-len(during) :]
        place.sweep()
        place.clock.pass_(minutes=1)
    assert place.postman.taken == []
    assert max(map(tried.count, tried)) <= 15
    place.postman.trouble = lambda _: None
    for _ in range(10):
        place.clock.pass_(minutes=1)
        place.sweep()
    assert len(place.postman.ids) == len(set(place.postman.ids)) == len(references)
    assert place.waiting == []


@pytest.mark.long
def test_f09_a_provider_that_takes_fourteen_a_second_gets_fourteen_a_second_until_all_have_left() -> None:
    """Each is taken once, none is given up, and hardly anybody waits longer than the rate makes them."""
    office = an_office(*(a_message(f"m{number}") for number in range(WAITING)))
    taken_at: dict[datetime, int] = {}

    def busy(_: Mail) -> None:
        if taken_at.get(office.clock.now, 0) >= A_SECOND:
            raise TryLater("slow down")
        taken_at[office.clock.now] = taken_at.get(office.clock.now, 0) + 1

    office.postman.trouble = busy
    seconds = 0
    while office.outbox.waiting:
        office.sweep()
        office.clock.pass_(timedelta(seconds=1))
        seconds += 1
        assert seconds <= WAITING / A_SECOND + STRAGGLING
    assert len(office.postman.ids) == len(set(office.postman.ids)) == WAITING
    assert (office.outbox.parked, max(taken_at.values())) == ({}, A_SECOND)


@pytest.mark.long
def test_f12_of_a_hundred_messages_ninety_nine_leave_and_the_one_that_can_not_be_read_waits_for_help(
    place: Place,
) -> None:
    for _ in range(99):
        reference_in(place.send(place.draft()))
    outbox = place.tables.outbox
    poison = outbox("OUT#0", f"{stamp(place.clock())}#poison", body='{"no": "message"}')
    poison.save()
    place.settle()
    assert len(place.postman.taken) == 99
    [parked] = list(outbox.query("PARKED"))
    assert (parked.body, place.waiting) == (poison.body, [])
    mended = a_message("mended", subject=place.references[0], not_before=place.clock())
    outbox_item(place.tables, mended).save()
    place.sweep()
    assert len(place.postman.taken) == 100


def test_f13_a_messenger_that_was_dead_for_a_day_and_an_hour_sends_all(place: Place) -> None:
    """The stream has forgotten its records by then: the outbox has not."""
    for _ in range(3):
        reference_in(place.send(place.draft()))
    place.clock.pass_(hours=25)
    assert place.sweep().sent == 3
    assert place.waiting == []


NIGHTS = {
    "summer time begins": datetime(2027, 3, 27, 22, tzinfo=UTC),
    "summer time ends": datetime(2026, 10, 24, 22, tzinfo=UTC),
    "the year ends": datetime(2026, 12, 31, 22, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 28, 22, tzinfo=UTC),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_f16_in_a_special_night_nothing_is_sent_twice_or_skipped_and_news_waits_for_eight(night: str) -> None:
    begun = NIGHTS[night]
    brand = a_definition().brand
    morning = instant((begun + timedelta(hours=8)).date(), time(brand.news_hours.opens.hour))
    hourly = [begun + timedelta(minutes=30 * number) for number in range(12)]
    news = [a_message(f"n{at:%H%M}", not_before=leaves_at("news", at, brand)) for at in hourly]
    answers = [a_message(f"a{at:%H%M}", kind="answer", not_before=leaves_at("answer", at, brand)) for at in hourly]
    office = an_office(*news, *answers)
    office.clock.now = begun
    while office.clock.now < morning:
        office.sweep()
        office.clock.pass_(timedelta(minutes=5))
    assert sorted(office.outbox.handed_over) == sorted(message.id for message in answers)
    office.clock.now = morning
    office.sweep()
    assert sorted(office.outbox.handed_over) == sorted(message.id for message in (*news, *answers))


def test_f24_somebody_whose_data_go_while_mails_leave_gets_none_and_nothing_comes_back(place: Place) -> None:
    reference = reference_in(place.send(place.draft()))
    place.report(reference, "e1", type="released")
    items = place.tables.applications

    def erase(_: Mail) -> None:
        for item in items.query(f"APP#{reference}", items.sk.startswith("PERSON#")):
            item.delete()
        raise TryLater("not now")

    place.postman.trouble = erase
    place.sweep()
    place.postman.trouble = lambda _: None
    place.settle()
    assert (place.postman.taken, place.waiting) == ([], [])
    assert list(items.query(f"APP#{reference}", items.sk.startswith("PERSON#"))) == []
