"""Ids stand once, and what refers to one refers to something that is there."""

from collections.abc import Container, Iterable, Sized
from difflib import get_close_matches
from typing import Protocol

from portal.definitions.mistakes import Fault, Faults, KeyPath


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Known(Container[str], Iterable[str], Sized, Protocol): ...


def ids(things: Iterable[_Named]) -> dict[str, None]:
    """Ids in the order of the file, quick to look up."""
    return dict.fromkeys(thing.id for thing in things)


def once(path: KeyPath, things: Iterable[_Named]) -> Faults:
    """Each id stands once in a list."""
    first: dict[str, int] = {}
    for place, thing in enumerate(things):
        if thing.id in first:
            yield (
                (*path, place, "id"),
                f"{thing.id!r} stands here before, at place {first[thing.id]}; an id stands once.",
            )
        first.setdefault(thing.id, place)


def exists(path: KeyPath, id: str, known: _Known, what: str) -> Iterable[Fault]:
    """``id`` is one of the known ids of a ``what``."""
    if id not in known:
        close = get_close_matches(id, list(known), 1)
        meant = f" (did you mean {close[0]}?)" if close else ""
        yield path, f"there is no {what} {id!r}{meant}; known: {', '.join(known) or 'none'}."


def all_exist(path: KeyPath, wanted: Iterable[str], known: _Known, what: str) -> Iterable[Fault]:
    for place, id in enumerate(wanted):
        yield from exists((*path, place), id, known, what)
