from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.after_messages import Incoming, Reaction, SentMessage, added, incoming, reactions
from portal.domain.events import CallRequested, ComplaintMade
from tests.builders import NOW

WITHIN = timedelta(hours=72)
LETTER = SentMessage("MA-1", "soft_date", NOW)


def followed(*at: timedelta, reference: str = "MA-1") -> int:
    return reactions([LETTER], [Incoming(reference, NOW + time) for time in at], WITHIN)["soft_date"].followed


@pytest.mark.parametrize(("hours", "counts"), [(-1, 0), (0, 0), (1, 1), (72, 1), (73, 0)])
def test_a_contact_counts_from_the_message_on_for_three_days(hours: int, counts: int) -> None:
    assert followed(timedelta(hours=hours)) == counts


def test_however_often_somebody_calls_they_called_after_that_message() -> None:
    assert followed(timedelta(hours=1), timedelta(hours=2)) == 1


def test_who_has_another_application_did_not() -> None:
    assert followed(timedelta(hours=1), reference="MA-2") == 0


def test_a_contact_counts_for_every_message_before_it() -> None:
    sent = [LETTER, SentMessage("MA-1", "quote_sent", NOW + timedelta(hours=5))]
    found = reactions(sent, [Incoming("MA-1", NOW + timedelta(hours=6))], WITHIN)
    assert found == {"soft_date": Reaction(1, 1), "quote_sent": Reaction(1, 1)}


def test_only_the_customers_own_doing_is_a_contact_of_theirs() -> None:
    by_them = ComplaintMade(NOW, "customer", "k1", "t1", "x", ())
    by_staff = ComplaintMade(NOW, "service", "k1", "t1", "x", ())
    asked = CallRequested(NOW, "customer", ())
    assert len(incoming("MA-1", [by_them, by_staff, asked])) == 2


def test_days_add_up() -> None:
    assert added([{"a": Reaction(1, 0)}, {"a": Reaction(2, 1), "b": Reaction(1, 1)}]) == {
        "a": Reaction(3, 1),
        "b": Reaction(1, 1),
    }


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_the_interval_holds_the_share_and_stays_within_bounds(counts: tuple[int, int]) -> None:
    reaction = Reaction(*counts)
    low, high = reaction.interval
    assert 0 <= low <= reaction.share + 1e-9
    assert reaction.share - 1e-9 <= high <= 1


def test_the_interval_is_that_of_the_book() -> None:
    low, high = Reaction(100, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.055, 0.174)
