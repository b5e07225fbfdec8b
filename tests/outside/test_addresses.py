import socket
import threading

import pytest

from portal.outside import addresses
from portal.outside.addresses import LEFT_ALONE, AddressRegister
from portal.services.address_ports import FoundAddress
from tests.outside.stub_register import a_register

KNOWN = {("6811AB", "12"): {"straatnaam": "Dorpsstraat", "woonplaatsnaam": "Arnhem"}}


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_street_and_place_of_a_known_address() -> None:
    with a_register(documents=KNOWN) as register:
        found = AddressRegister(register.url).find("6811 AB", "12", "bis")
    assert found == FoundAddress("Dorpsstraat", "Arnhem")


def test_the_register_is_asked_for_addresses_only() -> None:
    with a_register(documents=KNOWN) as register:
        AddressRegister(register.url).find("6811 AB", "12", "")
    assert register.asked[0]["fq"] == ["type:adres", "postcode:6811AB", "huisnummer:12"]
    assert register.asked[0]["rows"] == ["1"]


def test_an_unknown_number_is_not_found_and_asked_again_next_time() -> None:
    with a_register(documents=KNOWN) as register:
        lookup = AddressRegister(register.url)
        assert lookup.find("6811 AB", "13", "") is None
        assert lookup.find("6811 AB", "12", "") == FoundAddress("Dorpsstraat", "Arnhem")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"<html>busy</html>",
        b"[]",
        b"{}",
        b'{"response":{"docs":[{"straatnaam":"x"}]}}',
        b'{"response":null}',
        b"\xff\xfe",
        b"",
    ],
)
def test_nonsense_is_no_answer(nonsense: bytes) -> None:
    with a_register(raw=nonsense) as register:
        assert AddressRegister(register.url).find("6811 AB", "12", "") is None


@pytest.mark.parametrize("status", [302, 404, 429, 500, 503])
def test_a_failing_register_is_no_answer(status: int) -> None:
    with a_register(documents=KNOWN, status=status) as register:
        assert AddressRegister(register.url).find("6811 AB", "12", "") is None


def test_a_slow_register_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "ANSWER_WITHIN", 0.1)
    with a_register(documents=KNOWN, waits=threading.Event()) as register:
        assert AddressRegister(register.url).find("6811 AB", "12", "") is None


def test_a_refused_connection_is_no_answer() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert AddressRegister(f"http://127.0.0.1:{port}/free").find("6811 AB", "12", "") is None


def test_a_register_that_failed_is_left_alone_for_a_while() -> None:
    clock = Clock()
    with a_register(documents=KNOWN, status=503) as register:
        lookup = AddressRegister(register.url, clock)
        lookup.find("6811 AB", "12", "")
        register.status = 200
        assert lookup.find("6811 AB", "12", "") is None
        assert len(register.asked) == 1
        clock.seconds += LEFT_ALONE
        assert lookup.find("6811 AB", "12", "") == FoundAddress("Dorpsstraat", "Arnhem")


def test_what_was_asked_stays_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with a_register(raw=b"6811AB") as register:
        AddressRegister(register.url).find("6811 AB", "12", "")
    assert "left alone" in caplog.text
    assert "6811" not in caplog.text
