"""Zappa's handler, without what it imports for other things than pages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

STAND_INS = ("boto3", "durationpy", "asyncio", "tarfile")
"""Zappa imports these for its command, for apps of another kind and for code in a bucket; a page needs none of them."""


@contextmanager
def _light_import() -> Iterator[None]:
    """Leaves them out for as long as Zappa's handler is imported."""
    absent = [name for name in STAND_INS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["boto3"]).setdefault("Session", object)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _light_import():
    from zappa.handler import lambda_handler as zappa_handler

__all__ = ("zappa_handler",)
