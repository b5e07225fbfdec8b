"""Searching our own pages from any function: the question in the address, the answers by the index of the brand."""

from dataclasses import dataclass

from flask import request

from portal.domain.search.index import Section
from portal.domain.search.words import LONGEST
from portal.web.language import current_language
from portal.web.normalise import line
from portal.web.shared import shared_portal

ASKED = "q"
"""In the query: what was typed, so that a page of answers has an address; the log holds routes and no queries."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked, by page the sections that answer it, and what of an application it may ask for."""

    asked: str
    pages: tuple[tuple[Section, ...], ...]
    topics: tuple[str, ...]


def asked() -> str:
    """What somebody looks for, on one line, cut off where it is too long."""
    return line(request.args.get(ASKED, ""))[:LONGEST]


def find() -> Found:
    """Raises NoAnswers where nobody made the index."""
    question = asked()
    return _found(question) if question else Found("", (), ())


def _found(question: str) -> Found:
    from portal.definitions.searchable import rankings  # the stems of a language are only loaded to search

    ranking = rankings(shared_portal().settings.answers)[current_language()]
    return Found(question, ranking.pages(question), ranking.topics(question))
