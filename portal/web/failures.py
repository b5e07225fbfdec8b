"""What the log says of an unforeseen exception: its class and where it was, never its message.

A message may hold what a customer typed, a path may hold a token; neither belongs in a log (ASVS 5.0 16.2.5).
"""

import logging
from collections.abc import Callable
from types import TracebackType
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from portal.services.journal import described
from portal.web.access_log import request_id
from portal.web.addresses import PatientRule

LOG = logging.getLogger("portal.failure")

Caught = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class CarefulFlask(Flask):
    """Flask with templates that miss nothing silently and a log that tells nothing personal."""

    jinja_options = {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

    url_rule_class = PatientRule

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing of ours is a coroutine; Flask would look at every function of every request to see that."""
        return func

    def log_exception(self, exc_info: Caught) -> None:
        """One line, with the id that the error page shows."""
        LOG.error("failure", extra={"told": {"request": request_id(), **described(exc_info[1])}})
