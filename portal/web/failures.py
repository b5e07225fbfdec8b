"""What the log says of an unforeseen exception: its class and where it was, never its message.

A message may hold what a customer typed, a path may hold a token; neither belongs in a log (ASVS 5.0 16.2.5).
"""

import json
import logging
from traceback import FrameSummary, extract_tb
from types import TracebackType

from flask import Flask
from jinja2 import StrictUndefined

from portal.web.access_log import request_id

LOG = logging.getLogger("portal.failure")

Caught = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class CarefulFlask(Flask):
    """Flask with templates that miss nothing silently and a log that tells nothing personal."""

    jinja_options = {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

    def log_exception(self, exc_info: Caught) -> None:
        LOG.error(describe(exc_info[1]))


def describe(error: BaseException | None) -> str:
    """One JSON line: request id, the chain of exception classes, and the frames of the first one's traceback."""
    frames = extract_tb(error.__traceback__) if error is not None else []
    return json.dumps({"request": request_id(), "errors": _chain(error), "at": [_place(frame) for frame in frames]})


def _chain(error: BaseException | None) -> list[str]:
    if error is None:
        return []
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return [name, *_chain(error.__cause__ or error.__context__)]


def _place(frame: FrameSummary) -> str:
    return f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}"
