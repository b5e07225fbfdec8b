"""Which section holds which word, and how much it says there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.search.lexicon import Lexicon, Stem, Thesaurus
from portal.domain.search.words import words

IN_HEADING, IN_TITLE, IN_TEXT = 3.0, 1.0, 1.0
"""What a word counts for in a section's own heading, in those above it, and in its text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page with the text below it, up to the next heading.

    ``page`` is the page's key (``costs``), ``address`` where it is read (``/kosten/#stroom``), ``above`` the headings
    above it, the page's title first. ``excerpt`` is what is shown of it; what is dated is left out of that.
    """

    page: str
    address: str
    heading: str
    above: tuple[str, ...]
    text: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Index:
    """``places``: for each term the sections it stands in, by their number, with how often, weighted."""

    sections: tuple[Section, ...]
    thesaurus: Thesaurus
    known: frozenset[str]
    places: Mapping[str, tuple[tuple[int, float], ...]]
    lengths: tuple[float, ...]
    """Of each section, in weighted words."""


def index(sections: Iterable[Section], thesaurus: Thesaurus, stem: Stem) -> Index:
    every = tuple(sections)
    lexicon = Lexicon(thesaurus, stem, _known(every, thesaurus, stem))
    counted = [_counted(section, lexicon) for section in every]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, terms in enumerate(counted):
        for term, weight in terms.items():
            places[term].append((number, round(weight, 2)))
    kept = {term: tuple(found) for term, found in places.items()}
    return Index(every, thesaurus, lexicon.known, kept, tuple(sum(terms.values()) for terms in counted))


def _known(sections: tuple[Section, ...], thesaurus: Thesaurus, stem: Stem) -> frozenset[str]:
    written = {word for section in sections for text in _texts(section) for word in words(text)}
    meant = {word for row in thesaurus.alike for word in row}
    return frozenset(stem(word) for word in (written | meant) - set(thesaurus.stop))


def _texts(section: Section) -> tuple[str, ...]:
    return (section.heading, *section.above, section.text)


def _counted(section: Section, lexicon: Lexicon) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    fields = ((section.heading, IN_HEADING), (" ".join(section.above), IN_TITLE), (section.text, IN_TEXT))
    for text, weight in fields:
        for word in words(text):
            if not lexicon.says_nothing(word):
                for reading in lexicon.written(word):
                    for term in reading.terms:
                        found[term] += weight * reading.weight
    return dict(found)
