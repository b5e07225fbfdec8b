"""What a customer has filled in, complete and checked: the input of a submission."""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition import Language
from portal.domain.person import Person


@dataclass(frozen=True, slots=True)
class Choice:
    """One discipline with the capacity asked for (``""`` where the product has none)."""

    discipline: str
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An uploaded drawing: ``key`` in the bucket, ``etag`` of the content that was checked, size in bytes."""

    key: str
    name: str
    drawing: str
    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class Answers:
    language: Language
    kind: str
    choices: tuple[Choice, ...]
    person: Person
    wish_from: date
    """Monday of the wish week."""
    documents: tuple[Document, ...] = ()
    homes: int = 1
    """A developer asks for several homes at once, each with all that was chosen."""
