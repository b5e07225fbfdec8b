"""What Python works out from text at every start, worked out at the build: it is a third of a start.

Four things of the standard library are meant. A data class writes the source of its methods and compiles it, a named
tuple that of its constructor; an annotation between quotes is compiled, and a regular expression is. For each the text
is the key and what came of it the value, so nothing can come of a text but what Python itself made of it; a text that
isn't known is worked out as always, and so is everything under another Python. ``infra.working_out`` writes the file,
which lies beside this module.
"""

import collections
import dataclasses
import marshal
import re
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

WORKED_OUT = "worked-out.marshal"
COMPILER: Any = vars(re)["_compiler"]
ENGINE: Any = vars(COMPILER)["_sre"]
OF_THIS_PYTHON = (MAGIC_NUMBER, ENGINE.MAGIC)
work_out_pattern = COMPILER.compile

Pattern = tuple[str | bytes, int, tuple[int, ...], int, dict[str, int], tuple[str | None, ...]]
"""What the constructor of a compiled expression is given."""


def _unsigned(_: object) -> None:
    raise ValueError("Whoever runs a function doesn't read what a data class would say of itself.")


UNSIGNED = SimpleNamespace(signature=_unsigned)
"""In the place of ``inspect`` for data classes: one without explanation would get its signature, which takes long."""


class Known:
    """``patterns`` by text and flags, ``statements`` and ``expressions`` by their text."""

    def __init__(
        self,
        patterns: dict[tuple[str | bytes, int], Pattern],
        statements: dict[str, CodeType],
        expressions: dict[str, CodeType],
    ) -> None:
        self.patterns, self.statements, self.expressions = patterns, statements, expressions

    def pattern(self, text: Any, flags: int = 0) -> Any:
        """In the place of ``re._compiler.compile``."""
        made = self.patterns.get((text, flags)) if isinstance(text, str | bytes) else None
        if made is None:
            return work_out_pattern(text, flags)
        text, flags, code, *more = made
        return ENGINE.compile(text, flags, list(code), *more)

    def run(self, text: str, *spaces: Any) -> None:
        """In the place of ``exec`` for data classes."""
        exec(self.statements.get(text, text), *spaces)  # noqa: S102 - the standard library asks for it

    def value(self, text: str, *spaces: Any) -> Any:
        """In the place of ``eval`` for named tuples."""
        return eval(self.expressions.get(text, text), *spaces)  # noqa: S307 - as above

    def expression(self, text: str, file: str, mode: str) -> CodeType:
        """In the place of ``compile`` for annotations that stand between quotes."""
        return self.expressions.get(text) or compile(text, file, mode)


def read(file: Path) -> Known:
    """What was worked out under this Python; nothing where the file is absent or of another."""
    python, *known = marshal.loads(file.read_bytes()) if file.is_file() else (None,)  # noqa: S302 - our build wrote it
    return Known(*known) if python == OF_THIS_PYTHON else Known({}, {}, {})


@contextmanager
def used(known: Any) -> Iterator[None]:
    """For so long, the standard library asks ``known``: it looks for names of its own before those of the language."""
    COMPILER.compile = known.pattern
    vars(dataclasses)["exec"] = known.run
    vars(collections)["eval"] = known.value
    vars(typing)["compile"] = known.expression
    inspect, vars(dataclasses)["inspect"] = vars(dataclasses)["inspect"], UNSIGNED
    try:
        yield
    finally:
        COMPILER.compile = work_out_pattern
        vars(dataclasses)["inspect"] = inspect
        del vars(dataclasses)["exec"], vars(collections)["eval"], vars(typing)["compile"]
