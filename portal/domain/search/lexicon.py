"""What a word may also be: its stem, the parts of a Dutch compound, other words for the same thing, a slip of the pen.

A word becomes readings. A reading is one or more terms that stand for the whole word, with the weight that finding
them has beside finding the word itself. Compounds are taken apart into words that stand in our own pages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Stem = Callable[[str], str]

SHORTEST_PART = 3
SHORTEST_ALONE = 4
"""Letters that a part of a compound has at least: both parts known, or only one of them."""
LINKS = ("", "s", "e", "en", "n")
"""Between the parts of a Dutch compound."""
WHOLE, PARTS, MEANT, SLIP = 1.0, 0.7, 0.8, 0.6
"""Weight of a reading: the word, its parts, another word for it, one that differs in a letter."""
SHORTEST_SLIP, LONGEST_SLIP = 5, 30
"""Letters of a word that may hold one; each letter is some fifty other words to look for."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """What an editor says of the words of one language.

    ``stop``: words that say nothing about what is asked. ``alike``: rows of words of which each may stand for another.
    """

    stop: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
    compounds: bool = False
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What a customer may ask of their own application, by what the follow page calls it: words that ask for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, eq=False)
class Lexicon:
    """``known``: the stems of every word in our pages and in the thesaurus."""

    thesaurus: Thesaurus
    stem: Stem
    known: frozenset[str]
    _stop: frozenset[str] = field(init=False)
    _alike: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_stop", frozenset(self.thesaurus.stop))
        object.__setattr__(self, "_alike", _others(self.thesaurus.alike, self.stem))

    def says_nothing(self, word: str) -> bool:
        return word in self._stop or (len(word) == 1 and not word.isdigit())

    def written(self, word: str) -> tuple[Reading, ...]:
        """How a word of a page is kept: whole, and in its parts."""
        return (Reading((self.stem(word),), WHOLE), *self._parts(word))

    def asked(self, word: str) -> tuple[Reading, ...]:
        """What somebody may mean who types a word."""
        stem = self.stem(word)
        own = (Reading((stem,), WHOLE), *self._parts(word), *self._meant(word, WHOLE))
        for part in {part for reading in self._parts(word) for part in reading.terms}:
            own += tuple(self._meant_by(part, PARTS))
        return own if self._is_known(own) else (*own, *self._slips(word))

    def _is_known(self, readings: tuple[Reading, ...]) -> bool:
        return any(set(reading.terms) <= self.known for reading in readings)

    def _meant(self, word: str, weight: float) -> tuple[Reading, ...]:
        return tuple(self._meant_by(self.stem(word), weight))

    def _meant_by(self, stem: str, weight: float) -> Iterator[Reading]:
        for other in self._alike.get(stem, ()):
            yield Reading((self.stem(other),), weight * MEANT)
            yield from (Reading(parts.terms, weight * MEANT * PARTS) for parts in self._parts(other))

    @lru_cache(maxsize=4096)  # noqa: B019 - a lexicon lives as long as the process
    def _parts(self, word: str) -> tuple[Reading, ...]:
        if not self.thesaurus.compounds:
            return ()
        parts = self._apart(word) or self._end_of(word)
        return (Reading(parts, PARTS),) if parts else ()

    def _apart(self, word: str) -> tuple[str, ...]:
        """The known words it is made of, the longest last part first; () where it isn't made of two or more."""
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            head, tail = word[:place], word[place:]
            if not self._is_part(tail):
                continue
            for link in LINKS:
                first = head.removesuffix(link) if link else head
                if (not link or head.endswith(link)) and len(first) >= SHORTEST_PART:
                    before = (self.stem(first),) if self._is_part(first) else self._apart(first)
                    if before:
                        return (*before, self.stem(tail))
        return ()

    def _end_of(self, word: str) -> tuple[str, ...]:
        """The known word that an unknown one ends or begins with: "nieuwbouwkavel" speaks of a "kavel"."""
        if self.stem(word) in self.known:
            return ()
        for place in range(SHORTEST_PART, len(word) - SHORTEST_ALONE + 1):
            if self._is_part(word[place:]):
                return (self.stem(word[place:]),)
        for place in range(len(word) - SHORTEST_PART, SHORTEST_ALONE - 1, -1):
            if self._is_part(word[:place]):
                return (self.stem(word[:place]),)
        return ()

    def _is_part(self, word: str) -> bool:
        return word not in self._stop and len(word) >= SHORTEST_PART and self.stem(word) in self.known

    def _slips(self, word: str) -> Iterator[Reading]:
        if SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
            near = {self.stem(other) for other in _one_letter_off(word)} & self.known
            yield from (Reading((stem,), SLIP) for stem in sorted(near))


def _others(rows: tuple[tuple[str, ...], ...], stem: Stem) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for word in row:
            found[stem(word)] = (*found.get(stem(word), ()), *(other for other in row if other != word))
    return found


def _one_letter_off(word: str) -> Iterator[str]:
    """A letter too many, two changed places, a wrong one, or one missing."""
    parted = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for head, tail in parted:
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
