from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.application import Application
from portal.domain.events import KINDS, VERSION, Event
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.domain.planning import decide
from portal.services.ports import Delivery, Reported
from portal.store.codec import decode, decode_event, encode
from tests.builders import NOW, a_definition, after, an_application, soft, submitted

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


def anything_of(kind: type) -> st.SearchStrategy[object]:
    return st.from_type(kind)


events: st.SearchStrategy[Event] = st.sampled_from(tuple(KINDS.values())).flatmap(st.from_type)


@given(events)
def test_every_event_is_read_back_as_it_was_written(event: Event) -> None:
    assert decode_event(type(event).__name__, VERSION, encode(event)) == event


@given(st.sampled_from((Application, Person, Message, Reported, Delivery)).flatmap(anything_of))
def test_whatever_is_stored_is_read_back_as_it_was_written(value: object) -> None:
    assert decode(encode(value), type(value)) == value


def test_times_are_kept_to_the_microsecond_in_utc() -> None:
    at = datetime(2026, 11, 23, 9, 0, 0, 1, UTC)
    assert decode(encode(Delivery("m", "n", "parked", at)), Delivery).at == at


@pytest.mark.parametrize("body", ["{}", '{"message": 1}', "[]", "", '{"message": "m", "name": "n", "state": "lost"}'])
def test_what_has_another_shape_is_refused_not_guessed_at(body: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(body, Delivery)


def test_an_unknown_kind_of_event_is_refused() -> None:
    with pytest.raises(KeyError):
        decode_event("SomethingElse", 1, "{}")


def test_a_snapshot_stays_small_however_long_the_log() -> None:
    """32 KB is what one read of the follow page costs at most, in its eight units."""
    state = an_application(first=submitted("electricity", "gas", "water", "cable", kind="move"))
    weeks = [soft((2027, week), cause="frost") for week in (14, 15)]
    for number in range(500):
        state = after(state, decide(state, weeks[number % 2], state.contractor, a_definition(), NOW))
    assert state.version > 500
    assert len(encode(state)) <= 32 * 1024
