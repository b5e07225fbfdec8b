"""F04, F06, F07 on a real line: what a customer gets when the way to the store is slow, cut, silent or gone."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from portal.local.engine import Engine, running_engine
from portal.store.tables import connect, create
from tests.faults.place import Place, Reply, place_on, reference_in
from tests.faults.proxy import Proxy, a_proxy
from tests.services.post import Postman
from tests.tables import REGION

MOST_SECONDS = 5.5
"""Five, and what a busy machine adds."""
SILENT = ("blackhole", "noreply", "reset", "cut 40", "slow 20")


def port_of(engine: Engine) -> int:
    return int(engine.endpoint.rpartition(":")[2])


@pytest.fixture(scope="module")
def line(engine: Engine) -> Iterator[Proxy]:
    with a_proxy(port_of(engine)) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def shared_place(line: Proxy) -> Place:
    tables = connect("line-mijnaansluiting", REGION, line.endpoint)
    create(tables)
    return place_on(tables, line.endpoint, "mijnaansluiting", Postman())


@pytest.fixture
def place(shared_place: Place, line: Proxy) -> Iterator[Place]:
    line.say("ok")
    yield shared_place.empty()
    line.say("ok")


def timed(reply: Reply, since: float) -> Reply:
    assert reply.is_sound, reply
    assert time.monotonic() - since < MOST_SECONDS
    return reply


def test_a_slow_line_only_takes_longer(place: Place, line: Proxy) -> None:
    draft = place.draft()
    line.say("latency 0.3")
    assert reference_in(place.send(draft)) == place.references[0]


@pytest.mark.long
@pytest.mark.parametrize("fault", SILENT)
def test_f07_a_store_that_can_not_be_reached_is_said_in_time_with_when_to_come_back(
    place: Place, line: Proxy, fault: str
) -> None:
    draft = place.draft()
    line.say(fault)
    reply = timed(place.send(draft), time.monotonic())
    assert reply.status == 503
    line.say("ok")
    assert place.references == []
    reference_in(place.send(draft))
    assert len(place.references) == 1


@pytest.mark.long
@pytest.mark.parametrize("fault", SILENT)
def test_f07_the_interface_says_so_too(place: Place, line: Proxy, fault: str) -> None:
    reference = reference_in(place.send(place.draft()))
    place.report(reference, "e0", type="released")
    line.say(fault)
    assert timed(place.report(reference, "e1", type="soft_date", week="2027-W14"), time.monotonic()).status == 503
    line.say("ok")
    assert place.report(reference, "e1", type="soft_date", week="2027-W14").status == 202


@pytest.mark.parametrize("fault", ["reset", "cut 40"])
def test_f07_the_first_request_after_the_store_is_back_succeeds(place: Place, line: Proxy, fault: str) -> None:
    """No connection that died meanwhile is met again."""
    drafts = [place.draft() for _ in range(3)]
    for draft in drafts:
        line.say(fault)
        assert place.show(draft).status == 503
        line.say("ok")
        assert place.show(draft).status == 200


def test_f07_an_engine_that_was_killed_comes_back_with_everything_it_acknowledged(tmp_path: Path) -> None:
    with ExitStack() as engines, ExitStack() as lines:
        first = engines.enter_context(running_engine(tmp_path))
        line = lines.enter_context(a_proxy(port_of(first)))
        create(tables := connect("killed-mijnaansluiting", REGION, line.endpoint))
        place = place_on(tables, line.endpoint, "mijnaansluiting", Postman())
        before, after = reference_in(place.send(place.draft())), place.draft()
        os.kill(first.pid, signal.SIGKILL)
        assert place.send(after).status == 503
        engines.close()
        line.say("ok", port_of(engines.enter_context(running_engine(tmp_path))))
        assert place.references == [before]
        reference_in(place.send(after))
        place.settle()
        assert len(place.references) == len(place.postman.taken) == 2
