"""Reads plain TOML values into dataclasses by their type hints, and says everything that doesn't fit.

Knows dataclasses, ``tuple`` (of one kind, or of fixed length), ``dict`` with text keys, ``Literal``, optional values,
text, whole numbers, booleans, dates and times. A reader of each type is made once and kept.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from portal.definitions.mistakes import Fault, KeyPath

T = TypeVar("T")
Say = Callable[[KeyPath, str], None]
Reader = Callable[[Any, KeyPath, Say], Any]

NAMES: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a broken number",
    datetime: "a date with a time",
    date: "a date (2027-04-14)",
    time: "a time (08:00:00)",
    list: "a list",
    dict: "a table",
}


def read(shape: type[T], value: object) -> tuple[T | None, list[Fault]]:
    """The value as that dataclass, or None with everything that doesn't fit."""
    faults: list[Fault] = []
    hint: Any = shape
    built = reader(hint)(value, (), lambda path, sentence: faults.append((path, sentence)))
    return (None if faults else built), faults


@cache
def reader(hint: Any) -> Reader:
    """The reader of one type hint. Raises TypeError for a hint that TOML has no value for."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if origin in (Union, UnionType):
        return _choice(inner)
    if origin is Literal:
        return _literal(inner)
    if origin is tuple:
        return _list(reader(inner[0])) if inner[-1] is Ellipsis else _row(tuple(map(reader, inner)))
    if origin is dict:
        return _table(reader(inner[1]))
    if hint in NAMES:
        return _plain(hint)
    raise TypeError(f"no TOML value can be a {hint}")


def _choice(options: tuple[Any, ...]) -> Reader:
    """Optional values, and a Literal with more literals joined to it (Cause.party)."""
    kinds = [option for option in options if option is not NoneType]
    if len(kinds) == 1:
        return reader(kinds[0])
    return _literal(tuple(allowed for kind in kinds for allowed in get_args(kind)))


def _record(shape: type) -> Reader:
    readers = {name: reader(hint) for name, hint in get_type_hints(shape).items()}
    needed = [field.name for field in fields(shape) if field.default is MISSING and field.default_factory is MISSING]

    def record(value: Any, path: KeyPath, say: Say) -> Any:
        if not isinstance(value, dict):
            return say(path, f"must be a table with {', '.join(needed)}; it is {named(value)}.")
        missing = [name for name in needed if name not in value]
        for name in missing:
            say((*path, name), f"is missing; needed here: {', '.join(needed)}.")
        for name in value.keys() - readers.keys():
            say((*path, name), f"is not known here{_meant(name, readers)}; known: {', '.join(readers)}.")
        known = {name: readers[name](item, (*path, name), say) for name, item in value.items() if name in readers}
        return None if missing else shape(**known)

    return record


def _literal(allowed: tuple[str, ...]) -> Reader:
    def literal(value: Any, path: KeyPath, say: Say) -> Any:
        if value not in allowed:
            say(path, f"must be one of {', '.join(allowed)}; it is {shown(value)}{_meant(value, allowed)}.")
        return value

    return literal


def _list(item: Reader) -> Reader:
    def items(value: Any, path: KeyPath, say: Say) -> Any:
        if not isinstance(value, list):
            return say(path, f"must be a list; it is {named(value)}.")
        return tuple([item(one, (*path, place), say) for place, one in enumerate(value)])

    return items


def _row(columns: tuple[Reader, ...]) -> Reader:
    def row(value: Any, path: KeyPath, say: Say) -> Any:
        if not isinstance(value, list) or len(value) != len(columns):
            return say(path, f"must be a list of exactly {len(columns)} values; it is {shown(value)}.")
        return tuple(
            column(one, (*path, place), say) for place, (column, one) in enumerate(zip(columns, value, strict=True))
        )

    return row


def _table(item: Reader) -> Reader:
    def table(value: Any, path: KeyPath, say: Say) -> Any:
        if not isinstance(value, dict):
            return say(path, f"must be a table; it is {named(value)}.")
        return {name: item(one, (*path, name), say) for name, one in value.items()}

    return table


def _plain(kind: Any) -> Reader:
    def plain(value: Any, path: KeyPath, say: Say) -> Any:
        if type(value) is not kind:
            say(path, f"must be {NAMES[kind]}; it is {named(value)}.")
        elif kind is str and not value.strip():
            say(path, "must not be empty; leave the key out where there is nothing to say.")
        return value

    return plain


def named(value: object) -> str:
    return NAMES.get(type(value), type(value).__name__)


def shown(value: object) -> str:
    return repr(value) if isinstance(value, str | int) else named(value)


def _meant(name: object, known: Any) -> str:
    close = get_close_matches(str(name), list(known), 1)
    return f" (did you mean {close[0]}?)" if close else ""
