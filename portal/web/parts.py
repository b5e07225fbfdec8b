"""The values that the macros in ``parts.html`` draw; every text is already in the language of the page."""

from dataclasses import dataclass
from typing import Literal

State = Literal["done", "now", "waiting", "late", "todo"]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a road map (``road``) or of the line of dots (``line``); ``label`` replaces the state's own word."""

    name: str
    state: State
    date: str = ""
    note: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something a customer can do (``tasks``); a ``url`` makes its name a link."""

    name: str
    about: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a summary (``facts``); ``change`` is the address where the answer can be changed."""

    term: str
    value: str
    change: str = ""
