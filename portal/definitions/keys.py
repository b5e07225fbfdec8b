"""Which texts the templates and the code ask for, so that a key without a text is found before a customer finds it."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

KEY = re.compile(r"[a-z_]+(\.\w+)*\.?")
LONG_ENOUGH = 3
"""Parts of a key that stands by itself in code, as the label of a question does; two parts may be an endpoint."""


@dataclass(frozen=True, slots=True)
class Use:
    """A text that is asked for; where ``whole`` is false only the start of its key is known before the page is made."""

    line: int
    key: str
    whole: bool = True
    values: frozenset[str] | None = None
    """Names of the values given with it; None where that can't be seen."""


def template_uses(source: str) -> Iterator[Use]:
    """Every ``t('…')``. Raises jinja2's TemplateSyntaxError."""
    for call in Environment().parse(source).find_all(nodes.Call):  # noqa: S701 - parses, renders nothing
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
            start = _start(call.args[0])
            whole = isinstance(call.args[0], nodes.Const)
            given = None if call.dyn_kwargs else frozenset(value.key for value in call.kwargs)
            if start:
                yield Use(call.lineno, start, whole, given)


def _start(key: nodes.Expr) -> str:
    """The text of a literal key, or of the first part of one that is put together with ``~``."""
    if isinstance(key, nodes.Concat):
        return _start(key.nodes[0])
    return key.value if isinstance(key, nodes.Const) and isinstance(key.value, str) else ""


def code_uses(source: str, pages: Sequence[str]) -> Iterator[Use]:
    """Every ``say("…")``, and every other literal that can only be a key of one of these pages."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _named(node.func) == "say" and node.args:
            yield from _said(node.args[0], pages)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _alone(node.value, pages):
            yield Use(node.lineno, node.value, not node.value.endswith("."))


def _said(key: ast.expr, pages: Sequence[str]) -> Iterator[Use]:
    if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
        start = str(key.values[0].value)
        if _is_key(start, pages):
            yield Use(key.lineno, start, whole=False)
    if isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value:
        yield Use(key.lineno, key.value)


def _is_key(text: str, pages: Sequence[str]) -> bool:
    return KEY.fullmatch(text) is not None and text.partition(".")[0] in pages


def _alone(text: str, pages: Sequence[str]) -> bool:
    return text.count(".") >= LONG_ENOUGH - 1 and _is_key(text, pages)


def _named(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def sources(root: Path) -> Iterator[Path]:
    """Templates and code that speak to customers, below the folder that holds ``content``."""
    for pattern in ("portal/**/*.html", "functions/**/*.html", "content/**/messages/**/*.html"):
        yield from sorted(root.glob(pattern))
    for pattern in ("content/**/messages/**/*.txt", "portal/**/*.py", "functions/**/*.py"):
        yield from sorted(root.glob(pattern))
