"""F04, F06, F07 on a real line: what a customer gets when the way to the store is slow, cut, silent or gone."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from botocore.awsrequest import AWSPreparedRequest
from botocore.exceptions import ReadTimeoutError

from portal.local.engine import Engine, running_engine
from portal.store import client as store
from portal.store.client import TRIES
from portal.store.tables import connect, create
from tests.faults.place import Place, Reply, place_on, reference_in
from tests.faults.proxy import Proxy, a_proxy
from tests.faults.weather import WRITES
from tests.requests import counted, hooked
from tests.services.post import Postman
from tests.tables import REGION

PROMISED_SECONDS = 5
LONGEST_BACK_OFF = 1
"""Seconds that botocore waits at most before a second try in its standard mode."""
SILENT = ("blackhole", "noreply", "reset", "cut 40")


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


def patient(line: Proxy, act: Callable[[], Reply]) -> Reply:
    """What a visitor gets who waits for no more than one request's tries, each on a connection of its own."""
    before = line.made
    reply = act()
    assert reply.is_sound, reply
    assert line.made - before <= TRIES
    return reply


def test_f07_all_tries_of_one_request_fit_in_the_seconds_that_are_promised() -> None:
    """A connection either comes about at once or not at all, so that no try waits for both."""
    longest = max(store.CONNECT_SECONDS, store.READ_SECONDS)
    assert store.TRIES * longest + (store.TRIES - 1) * LONGEST_BACK_OFF <= PROMISED_SECONDS


@pytest.mark.long
@pytest.mark.parametrize("fault", ["latency 0.3", "slow 8000"])
def test_f07_a_slow_line_only_takes_longer(place: Place, line: Proxy, fault: str) -> None:
    draft = place.draft()
    line.say(fault)
    assert reference_in(place.send(draft)) == place.references[0]


@pytest.mark.long
@pytest.mark.parametrize("fault", SILENT)
def test_f07_a_store_that_can_not_be_reached_is_said_in_time_with_when_to_come_back(
    place: Place, line: Proxy, fault: str
) -> None:
    draft = place.draft()
    line.say(fault)
    reply = patient(line, lambda: place.send(draft))
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
    reply = patient(line, lambda: place.report(reference, "e1", type="soft_date", week="2027-W14"))
    assert reply.status == 503
    line.say("ok")
    assert place.report(reference, "e1", type="soft_date", week="2027-W14").status == 202


@pytest.mark.long
@pytest.mark.parametrize("fault", ["blackhole", "reset"])
def test_f07_whoever_begins_waits_for_one_request_and_not_for_its_count_too(
    place: Place, line: Proxy, fault: str
) -> None:
    line.say(fault)
    assert patient(line, place.begin).status == 503


def test_f07_a_store_that_falls_silent_before_the_write_costs_that_write_and_one_look_back(place: Place) -> None:
    draft = place.draft()

    def stay_silent(request: AWSPreparedRequest, **_: Any) -> None:
        raise ReadTimeoutError(endpoint_url=request.url)

    with counted(place.tables) as sent, hooked(place.tables, stay_silent, WRITES):
        assert place.send(draft).status == 503
    assert (sent.count(WRITES), sent.count("GetItem")) == (TRIES, 2)


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
