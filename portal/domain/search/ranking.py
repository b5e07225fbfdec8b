"""The sections that answer a question best: Okapi BM25 over readings instead of words.

K1 and B as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from portal.domain.search.index import Index, Section
from portal.domain.search.lexicon import Lexicon, Reading, Stem
from portal.domain.search.words import LONGEST, words

K1 = 1.2
B = 0.5
"""How much a long section counts less; our sections are short, and the long ones are lists of what may be needed."""


MOST_LOOKED_AT = 40
OF_ONE_PAGE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    section: Section
    score: float


class Ranking:
    """One language's index, ready to be asked."""

    def __init__(self, index: Index, stem: Stem) -> None:
        self._index = index
        self._lexicon = Lexicon(index.thesaurus, stem, index.known)
        self._average = sum(index.lengths) / max(1, len(index.lengths))

    def find(self, question: str, most: int = 10) -> tuple[Hit, ...]:
        """At most so many, the best first; () where nothing in it stands anywhere."""
        scores: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(words(question[:LONGEST])):
            if not self._lexicon.says_nothing(word):
                for number, score in self._word(word).items():
                    scores[number] += score
        best = sorted(scores, key=lambda number: (-scores[number], number))[:most]
        return tuple(Hit(self._index.sections[number], scores[number]) for number in best)

    def pages(self, question: str, most: int = 5) -> tuple[tuple[Section, ...], ...]:
        """The same by page, the page with the best section first: of each page its best few sections, best first."""
        found: dict[str, list[Section]] = {}
        for hit in self.find(question, MOST_LOOKED_AT):
            found.setdefault(hit.section.page, []).append(hit.section)
        return tuple(tuple(sections[:OF_ONE_PAGE]) for sections in found.values())[:most]

    def topics(self, question: str, most: int = 2) -> tuple[str, ...]:
        """What of the customer's own application it asks for, the most likely first."""
        asked = [self._terms(word) for word in dict.fromkeys(words(question[:LONGEST]))]
        wanted = {topic: self._stems(own) for topic, own in self._index.thesaurus.topics.items()}
        score = {topic: sum(not terms.isdisjoint(stems) for terms in asked) for topic, stems in wanted.items()}
        likely = sorted((topic for topic in score if score[topic]), key=lambda topic: -score[topic])
        return tuple(likely[:most])

    def _terms(self, word: str) -> frozenset[str]:
        return frozenset(term for reading in self._lexicon.asked(word) for term in reading.terms)

    def _stems(self, own: tuple[str, ...]) -> frozenset[str]:
        return frozenset(self._lexicon.stem(word) for word in own)

    def _word(self, word: str) -> dict[int, float]:
        """For each section its best reading of the word."""
        best: dict[int, float] = {}
        for reading in self._lexicon.asked(word):
            for number, score in self._reading(reading).items():
                best[number] = max(best.get(number, 0.0), score)
        return best

    def _reading(self, reading: Reading) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for term in reading.terms:
            places = self._index.places.get(term, ())
            rare = log(1 + (len(self._index.sections) - len(places) + 0.5) / (len(places) + 0.5))
            for number, often in places:
                long = 1 - B + B * self._index.lengths[number] / self._average
                scores[number] += reading.weight * rare * often * (K1 + 1) / (often + K1 * long)
        return scores
