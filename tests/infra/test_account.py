"""The account that a command works in is the environment's; without one it says what to set."""

import time

import pytest

from infra.account import NotOurs, account
from infra.progress import progress

TOLD = progress([].append, time.monotonic, time.sleep)


def test_without_a_region_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_REGION")
    with pytest.raises(NotOurs, match="No region is set; set AWS_REGION"):
        account(TOLD)


def test_without_an_answer_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(NotOurs, match="AWS doesn't know us: Could not connect"):
        account(TOLD)
