"""The journal: every log record as one line of JSON on standard output, with nothing personal in it.

Our own loggers (``portal…``) say sentences and facts without personal data. What other people's code says is told by
its logger, its class of error and where it happened, never in its words: those may hold a path, an address or a value
(Zappa, for one, would log each path with the token in it). Measures leave in CloudWatch's embedded metric format.
"""

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from traceback import FrameSummary, extract_tb
from typing import TextIO

from portal.services.measures import UNITS

OURS = "portal"
NAMESPACE = "Portal"
DIMENSIONS = ("Brand", "Stage")


class Lines(logging.Formatter):
    """``brand``, ``stage`` and ``function`` stand on every line."""

    def __init__(self, brand: str, stage: str, function: str) -> None:
        super().__init__()
        self._place = {"brand": brand, "stage": stage, "function": function}

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            **self._place,
            **_said(record),
        }
        if record.exc_info:
            line |= described(record.exc_info[1])
        measures = getattr(record, "measures", None)
        if measures:
            line |= self._metrics(record, measures)
        return json.dumps(line)

    def _metrics(self, record: logging.LogRecord, measures: Mapping[str, float]) -> Mapping[str, object]:
        """CloudWatch's embedded metric format, version 0: it makes metrics of the line, no client is needed."""
        about = {
            "Namespace": NAMESPACE,
            "Dimensions": [list(DIMENSIONS)],
            "Metrics": [{"Name": name, "Unit": UNITS[name]} for name in measures],
        }
        aws = {"Timestamp": int(record.created * 1000), "CloudWatchMetrics": [about]}
        return {"_aws": aws, "Brand": self._place["brand"], "Stage": self._place["stage"], **measures}


def described(error: BaseException | None) -> Mapping[str, object]:
    """The chain of exception classes and the frames of the first one's traceback, without any value."""
    frames = extract_tb(error.__traceback__) if error is not None else []
    return {"errors": list(_chain(error)), "frames": [_place(frame) for frame in frames]}


def keep(logger: logging.Logger, brand: str, stage: str, function: str, out: TextIO | None = None) -> None:
    """From now on the journal alone tells what ``logger`` and those below it hear, on ``out`` (standard output)."""
    handler = logging.StreamHandler(out or sys.stdout)
    handler.setFormatter(Lines(brand, stage, function))
    handler.addFilter(_worth_a_line)
    logger.handlers[:] = [handler]
    logging.getLogger(OURS).setLevel(logging.INFO)


def _worth_a_line(record: logging.LogRecord) -> bool:
    """Ours, and of others what went wrong."""
    return _is_ours(record) or record.levelno >= logging.WARNING


def _said(record: logging.LogRecord) -> Mapping[str, object]:
    """Of others only the sentence before anything was filled in; where it came filled in, nothing."""
    if _is_ours(record):
        return {"message": record.getMessage(), **getattr(record, "told", {})}
    return {"message": str(record.msg) if record.args else ""}


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == OURS or record.name.startswith(f"{OURS}.")


def _chain(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        error = error.__cause__ or error.__context__


def _place(frame: FrameSummary) -> str:
    return f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}"
