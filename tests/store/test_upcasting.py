import json
from pathlib import Path

import pytest

from portal.domain.events import KINDS, VERSION, Event
from portal.store import upcasting
from portal.store.codec import decode_event, encode
from portal.store.upcasting import FromTheFuture, upcast
from tests.store.samples import FIRST, SAMPLES

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.json"))


def version_and_kind(file: Path) -> tuple[int, str]:
    """From ``v1.OrderStalled.json``."""
    version, kind, _ = file.name.split(".")
    return int(version.removeprefix("v")), kind


def test_every_kind_has_a_golden_event_of_the_version_written_today() -> None:
    today = {kind for version, kind in map(version_and_kind, FILES) if version == VERSION}
    assert today == set(KINDS)


@pytest.mark.parametrize("event", FIRST, ids=lambda event: type(event).__name__)
def test_version_1_is_still_read(event: Event) -> None:
    kind = type(event).__name__
    assert decode_event(kind, 1, (GOLDEN / f"v1.{kind}.json").read_text()) == event


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_todays_version_is_read(event: Event) -> None:
    kind = type(event).__name__
    assert decode_event(kind, VERSION, (GOLDEN / f"v{VERSION}.{kind}.json").read_text()) == event


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_written_today_has_the_shape_of_todays_golden_event(file: Path) -> None:
    """Where this fails, the shape of an event changed: VERSION goes up and a step is added to ``upcasting``."""
    version, kind = version_and_kind(file)
    written = json.loads(encode(decode_event(kind, version, file.read_text())))
    assert written == json.loads((GOLDEN / f"v{VERSION}.{kind}.json").read_text())


def test_an_event_of_newer_code_is_refused() -> None:
    with pytest.raises(FromTheFuture, match=f"version {VERSION + 1}; this code reads up to version {VERSION}"):
        upcast("LinkRequested", VERSION + 1, "{}")


def test_steps_are_taken_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {("OrderStalled", 1): lambda body: f"{body} two", ("OrderStalled", 3): lambda body: f"{body} four"}
    monkeypatch.setattr(upcasting, "STEPS", steps)
    monkeypatch.setattr(upcasting, "VERSION", 4)
    assert upcast("OrderStalled", 1, "one") == "one two four"
    assert upcast("OrderStalled", 2, "two") == "two four"
    assert upcast("OrderResumed", 1, "one") == "one"
