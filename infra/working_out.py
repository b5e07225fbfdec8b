"""Makes the file that ``infra.worked_out`` reads: starts a function nobody will call, and notes what Python works out.

``python -m infra.working_out FUNCTION BRAND FILE``, in an interpreter of its own, in which nothing was imported before.
"""

import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

from infra import worked_out
from infra.worked_out import COMPILER, ENGINE, OF_THIS_PYTHON, Known, Pattern


class Notes:
    """Works everything out as Python does, and keeps it."""

    def __init__(self) -> None:
        self.known = Known({}, {}, {})

    def pattern(self, text: Any, flags: int = 0) -> Any:
        given: list[Pattern] = []

        def construct(text: Any, flags: int, code: list[int], *more: Any) -> Any:
            given.append((text, int(flags), tuple(map(int, code)), *more))
            return ENGINE.compile(text, flags, code, *more)

        vars(COMPILER)["_sre"] = SimpleNamespace(**{**vars(ENGINE), "compile": construct})
        try:
            made = worked_out.work_out_pattern(text, flags)
        finally:
            vars(COMPILER)["_sre"] = ENGINE
        if isinstance(text, str | bytes):
            self.known.patterns[text, int(flags)] = given[-1]
        return made

    def run(self, text: str, *spaces: Any) -> None:
        exec(self._kept(self.known.statements, text, "exec"), *spaces)  # noqa: S102 - the standard library asks for it

    def value(self, text: str, *spaces: Any) -> Any:
        return eval(self._kept(self.known.expressions, text, "eval"), *spaces)  # noqa: S307 - as above

    def expression(self, text: str, _: str, mode: str) -> CodeType:
        return self._kept(self.known.expressions, text, mode)

    @staticmethod
    def _kept(kept: dict[str, CodeType], text: str, mode: str) -> CodeType:
        return kept.setdefault(text, compile(text, "<string>", mode, dont_inherit=True))


def note(start: Callable[[], object]) -> Known:
    """What Python works out while that runs."""
    notes = Notes()
    with worked_out.used(notes):
        start()
    return notes.known


def write(known: Known, file: Path) -> None:
    """The same bytes for the same knowledge, whatever came first."""
    parts = [dict(sorted(part.items(), key=repr)) for part in (known.patterns, known.statements, known.expressions)]
    file.write_bytes(marshal.dumps((OF_THIS_PYTHON, *parts)))


def _start(function: str, brand: str) -> None:
    from infra.compiled import SETTINGS

    os.environ.update({**SETTINGS, "PORTAL_BRAND": brand, "PORTAL_FUNCTION": function})
    from infra.light import zappa_handler
    from infra.wsgi import app

    assert zappa_handler
    app.test_client().get("/")


if __name__ == "__main__":
    function, brand, file = sys.argv[1:]
    write(note(lambda: _start(function, brand)), Path(file))
