import logging
from typing import Any

import pytest

from portal.services.occasion import Unforeseen, UnknownEvent, occasion
from portal.services.ports import Unavailable

SECRET = "jan@voorbeeld.nl"


def an_id() -> str:
    return "abcdefghijklmnop"


def told(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    (record,) = caplog.records
    found: dict[str, Any] = vars(record)["told"]
    return found


def test_an_event_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.event"), occasion("nightly", an_id) as about:
        about["drafts_removed"] = 3
    line = told(caplog)
    assert line.pop("ms") >= 0
    assert line == {"request": "abcdefghij", "function": "nightly", "drafts_removed": 3, "outcome": "done"}


@pytest.mark.parametrize("error", [UnknownEvent, Unavailable])
def test_what_was_foreseen_is_raised_as_it_is(caplog: pytest.LogCaptureFixture, error: type[Exception]) -> None:
    with pytest.raises(error), occasion("nightly", an_id):
        raise error
    assert told(caplog)["outcome"] == error.__name__


def test_what_was_not_is_raised_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Unforeseen) as raised, occasion("nightly", an_id):
        raise ValueError(SECRET)
    assert told(caplog)["outcome"] == "failed"
    assert "abcdefghij" in str(raised.value)
    assert SECRET not in str(raised.value)
    assert raised.value.__suppress_context__
