"""The log of one application, written so that a person can read it: one line an event, its facts below it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime

from portal.domain.calendar import local
from portal.domain.events import Event

HEADLINE = ("at", "by")


def told(events: Iterable[Event]) -> Iterator[str]:
    """Lines of text, oldest event first; instants in Dutch time. Events hold no personal data, so neither does this."""
    for number, event in enumerate(events, start=1):
        yield f"{number:>4}  {_text(event.at)}  {event.by:<14} {type(event).__name__}"
        for field in fields(event):
            if field.name not in HEADLINE:
                yield from _details(field.name, getattr(event, field.name))


def _details(name: str, value: object) -> Iterator[str]:
    """A line for each fact; nothing for what is empty."""
    for fact in value if isinstance(value, tuple) else (value,):
        if fact not in (None, "", {}):
            yield f"      {name:<10} {_text(fact)}"


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(said)}" for key, said in value.items())
    if is_dataclass(value):
        known = {field.name: getattr(value, field.name) for field in fields(value)}
        return ", ".join(f"{name} {_text(said)}" for name, said in known.items() if said not in (None, ""))
    return str(value)
