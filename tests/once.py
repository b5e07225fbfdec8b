"""What every start of an app does anew and what comes out the same each time, done once in a run of the tests.

Reading the content, compiling the templates and reading the driver's description of DynamoDB are four fifths of what a
test of a page would take. How long a start takes is measured in processes of its own, which know nothing of this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import botocore.session
import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from portal.bootstrap import base
from portal.definitions.words import Words
from portal.domain.definition import Definition
from portal.settings import CONTENT, Settings
from portal.web.failures import CarefulFlask


class Compiled(BytecodeCache):
    """Templates by their place; the bucket itself sees to it that a changed text is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@contextmanager
def made_once() -> Iterator[None]:
    """Content that a test wrote itself is read each time."""
    read, known = base._content, dict[str, tuple[Definition, Words]]()

    def content(settings: Settings) -> tuple[Definition, Words]:
        if settings.content != CONTENT:
            return read(settings)
        if settings.brand not in known:
            known[settings.brand] = read(settings)
        return known[settings.brand]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base, "_content", content)
        patch.setattr(botocore.session, "create_loader", cache(botocore.session.create_loader))
        patch.setitem(CarefulFlask.jinja_options, "bytecode_cache", Compiled())
        yield
