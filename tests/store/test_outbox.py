from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.calendar import AMSTERDAM, local
from portal.domain.outgoing import Message, together
from portal.services.ports import Conflict, Delivery
from portal.store.codec import decode
from portal.store.outbox import PARKED, SHARDS, OutboxStore, outbox_item
from portal.store.print_room import PrintRoomStore
from portal.store.reactions import ReactionStore
from portal.store.tables import Tables, connect
from tests.builders import NOW, a_reference
from tests.store.commits import keys_of

LATER = NOW + timedelta(minutes=1)
THREADS = 8


def a_message(id: str = "m1", not_before: datetime = NOW, **changes: object) -> Message:
    return replace(Message(id, a_reference(), "released", "news", not_before, {"discipline": "water"}), **changes)


def put(tables: Tables, *messages: Message) -> None:
    for message in messages:
        outbox_item(tables, message).save()


def delivery_of(tables: Tables, message: Message) -> Delivery:
    item = tables.applications.get(f"APP#{message.subject}", f"MSG#{message.id}")
    return decode(str(item.body), Delivery)


def test_what_may_leave_comes_soonest_first(outbox: OutboxStore, tables: Tables) -> None:
    messages = [a_message(f"m{number}", NOW - timedelta(seconds=number)) for number in range(3 * SHARDS)]
    put(tables, *messages)
    assert outbox.due(NOW, 100) == tuple(reversed(messages))


def test_what_may_leave_later_waits(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message(not_before=NOW + timedelta(microseconds=1)))
    assert outbox.due(NOW, 10) == ()
    assert outbox.due(NOW + timedelta(microseconds=1), 10) == (a_message(not_before=NOW + timedelta(microseconds=1)),)


def test_no_more_are_taken_than_asked_for(outbox: OutboxStore, tables: Tables) -> None:
    messages = [a_message(f"m{number}", NOW - timedelta(seconds=number)) for number in range(3 * SHARDS)]
    put(tables, *messages)
    assert outbox.due(NOW, 5) == tuple(reversed(messages))[:5]


def test_what_can_not_be_read_is_put_apart_and_holds_nobody_up(
    outbox: OutboxStore, tables: Tables, caplog: pytest.LogCaptureFixture
) -> None:
    broken = outbox_item(tables, a_message("broken"))
    broken.body = '{"id": "broken"}'
    broken.save()
    put(tables, a_message("sound"))
    assert outbox.due(NOW, 10) == (a_message("sound"),)
    assert outbox.due(NOW, 10) == (a_message("sound"),)
    [parked] = tables.outbox.query(PARKED)
    assert (parked.body, "can't be read" in str(parked.problem)) == ('{"id": "broken"}', True)
    assert caplog.text.count("was parked") == 1


microseconds = st.integers(0, 10**13) | st.integers(0, 3).map(lambda seconds: seconds * 10**6)
zones = st.sampled_from((UTC, AMSTERDAM, timezone(timedelta(hours=-5))))
instants = st.builds(lambda passed, zone: (NOW + timedelta(microseconds=passed)).astimezone(zone), microseconds, zones)
nowhere = connect("test-nowhere", "eu-west-1", "http://127.0.0.1:1")


@given(instants, instants)
def test_keys_sort_as_time_does(one: datetime, other: datetime) -> None:
    """Also where only one of the two has a fraction of a second, or came in another time zone."""
    keys = [outbox_item(nowhere, a_message(not_before=at)).sk for at in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


def test_a_message_is_claimed_once(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    assert outbox.claim(a_message(), NOW, LATER)
    assert not outbox.claim(a_message(), NOW, LATER)


def test_of_eight_at_once_one_gets_the_message(outbox: OutboxStore, tables: Tables) -> None:
    for number in range(20):
        message = a_message(f"m{number}")
        put(tables, message)
        with ThreadPoolExecutor(THREADS) as pool:
            claims = list(pool.map(lambda _: outbox.claim(message, NOW, LATER), range(THREADS)))  # noqa: B023
        assert claims.count(True) == 1


def test_a_claim_that_ran_out_is_free_again(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    assert outbox.claim(a_message(), NOW, LATER)
    assert not outbox.claim(a_message(), LATER, LATER)
    assert outbox.claim(a_message(), LATER + timedelta(microseconds=1), LATER + timedelta(hours=1))


def test_what_is_gone_can_not_be_claimed(outbox: OutboxStore, tables: Tables) -> None:
    assert not outbox.claim(a_message(), NOW, LATER)
    assert outbox.due(LATER, 10) == ()


def test_a_claim_leaves_the_message_as_it_was(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.claim(a_message(), NOW, LATER)
    assert outbox.due(NOW, 10) == (a_message(),)


def test_what_was_sent_leaves_the_queue_and_is_seen_on_the_application(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.sent(a_message(), NOW)
    assert outbox.due(NOW, 10) == ()
    assert delivery_of(tables, a_message()) == Delivery(
        "m1", "released", "handed_over", NOW, sent_as="m1", made=a_message()
    )


def test_marking_as_sent_twice_is_the_same(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.sent(a_message(), NOW)
    outbox.sent(a_message(), NOW)
    assert delivery_of(tables, a_message()).at == NOW


def test_a_message_about_a_draft_leaves_nothing_behind(outbox: OutboxStore, tables: Tables) -> None:
    message = a_message(subject="d1", about_draft=True)
    put(tables, message)
    outbox.sent(message, NOW)
    assert outbox.due(NOW, 10) == ()
    assert list(tables.applications.scan()) == []


def test_another_time_moves_the_message_and_counts_the_try(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.claim(a_message(), NOW, LATER)
    outbox.later(a_message(), LATER, "the mail server is busy")
    assert outbox.due(NOW, 10) == ()
    assert outbox.due(LATER, 10) == (a_message(not_before=LATER, attempts=1),)


def test_a_message_that_moved_is_free(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.claim(a_message(), NOW, NOW + timedelta(hours=1))
    outbox.later(a_message(), LATER, "busy")
    assert outbox.claim(a_message(not_before=LATER, attempts=1), LATER, LATER + timedelta(minutes=1))


def test_the_last_problem_stands_with_the_message(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.later(a_message(), LATER, "the mail server is busy")
    assert [item.problem for item in tables.outbox.scan()] == ["the mail server is busy"]


def test_a_parked_message_leaves_the_queue_for_good(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.park(a_message(), NOW, "no such address")
    assert outbox.due(NOW + timedelta(days=400), 10) == ()
    parked = list(tables.outbox.query(PARKED))
    assert [(decode(item.body, Message), item.problem) for item in parked] == [(a_message(), "no such address")]


def test_a_parked_message_is_seen_on_the_application(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.park(a_message(), NOW, "no such address")
    assert delivery_of(tables, a_message()) == Delivery(
        "m1", "released", "parked", NOW, "no such address", sent_as="m1", made=a_message()
    )


def test_a_dropped_message_leaves_no_trace(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.drop(a_message())
    assert outbox.due(NOW, 10) == ()
    assert keys_of(tables, a_reference()) == set()


NEWS = ("m1", "m2", "m3")


def put_news(tables: Tables) -> list[Message]:
    news = [a_message(id, NOW + timedelta(minutes=number)) for number, id in enumerate(NEWS)]
    put(tables, *news)
    return news


def test_news_that_goes_together_takes_the_place_of_its_parts(outbox: OutboxStore, tables: Tables) -> None:
    merged = together(put_news(tables))
    outbox.merge(merged)
    assert outbox.due(NOW + timedelta(hours=1), 10) == (merged,)


def test_news_that_somebody_holds_stays_as_it_is(outbox: OutboxStore, tables: Tables) -> None:
    news = put_news(tables)
    outbox.claim(news[1], NOW, LATER)
    with pytest.raises(Conflict):
        outbox.merge(together(news))
    assert outbox.due(NOW + timedelta(hours=1), 10) == tuple(news)


def test_each_part_is_seen_on_the_application_and_counted(outbox: OutboxStore, tables: Tables) -> None:
    merged = together(put_news(tables))
    outbox.merge(merged)
    outbox.sent(merged, LATER)
    assert [delivery_of(tables, part).sent_as for part in merged.parts] == [merged.id] * 3
    assert {one.template for one in ReactionStore(tables).sent(local(LATER).date())} == {"released"}
    assert len(ReactionStore(tables).sent(local(LATER).date())) == 3


def test_what_waits_for_the_morning_has_not_been_tried(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.postpone(a_message(), LATER)
    assert outbox.due(LATER, 10) == (a_message(not_before=LATER),)
    assert outbox.due(NOW, 10) == ()


def test_a_letter_leaves_the_queue_and_waits_to_be_printed(outbox: OutboxStore, tables: Tables) -> None:
    put(tables, a_message())
    outbox.to_print(a_message(), LATER)
    assert outbox.due(LATER, 10) == ()
    [waiting] = PrintRoomStore(tables).waiting(10)
    assert waiting.message == a_message(not_before=LATER)
    assert (delivery_of(tables, a_message()).state, delivery_of(tables, a_message()).channel) == ("to_print", "letter")
    assert ReactionStore(tables).sent(local(LATER).date()) == ()
