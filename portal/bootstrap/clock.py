"""The only place that reads the clock; everything else gets it as a callable."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from portal.settings import Settings

Clock = Callable[[], datetime]
RESTART_CLOCK = "0"


def clock(settings: Settings) -> Clock:
    """The time in UTC; moved by the seconds in ``settings.clock_file`` where that is set (``make dev``)."""
    if settings.clock_file is None:
        return machine_clock
    return partial(_moved, settings.clock_file)


def machine_clock() -> datetime:
    """What this machine says the time is, in UTC."""
    return datetime.now(UTC)


def _moved(file: Path) -> datetime:
    seconds = file.read_text() if file.exists() else RESTART_CLOCK
    return machine_clock() + timedelta(seconds=float(seconds.strip() or RESTART_CLOCK))
