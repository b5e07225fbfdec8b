"""What holds for any life of an application, over both definitions with any numbers in them."""

from datetime import UTC, datetime
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from portal.domain.fold import fold
from portal.domain.running import PREPARATION, is_watch
from tests.builders import a_definition
from tests.domain.histories import BRANDS, History, histories
from tests.simulation.oracles import LARGEST_SNAPSHOT, MOST_OPERATIONS, who_acts

pytestmark = pytest.mark.long
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(histories())
def test_terms_owners_silence_and_size_hold_at_every_commit(history: History) -> None:
    """No term before its cause or on a day off, nobody's turn, two doing one thing, more than 60 operations."""
    assert history.oracles.breaches == []


@MANY
@given(histories())
def test_the_fold_of_the_log_is_the_snapshot(history: History) -> None:
    """What is erased lies in items that no event holds, so that it is so after erasure too."""
    assert fold(history.state.reference, history.log) == history.state
    written = msgspec.json.encode(history.log).decode()
    assert not [word for word in ("Een klant", "De meterkast", "Straat") if word in written]


@MANY
@given(histories())
def test_it_closes_only_when_all_its_orders_have_and_then_nothing_is_prepared_any_more(history: History) -> None:
    state = history.state
    ended = [order.cancelled_at is not None or "completed" in order.reached for order in state.orders]
    assert state.is_open != all(ended)
    if not state.is_open:
        assert not [due for due in state.deadlines if due.closes_on in PREPARATION - {"contacted"}]
        assert not [due for due in state.deadlines if is_watch(due.moment)]


@MANY
@given(histories())
def test_exactly_one_acts_now_for_each_open_discipline(history: History) -> None:
    assert list(who_acts(history.state, history.definition, history.now)) == []


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("seed", range(2))
def test_after_two_thousand_events_the_snapshot_still_fits_in_its_item(brand: str, seed: int) -> None:
    history = History(a_definition(brand), Random(seed), datetime(2027, 1, 4, 9, tzinfo=UTC))
    turn = 0
    while len(history.log) < 2_000:
        turn += 1
        history.come_between(turn, endless=True)
        history.do(endless=True)
        history.pass_by(0.5)
    assert history.state.is_open
    assert len(msgspec.json.encode(history.state)) <= LARGEST_SNAPSHOT
    assert history.oracles.most_operations <= MOST_OPERATIONS
