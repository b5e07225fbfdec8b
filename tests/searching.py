"""The real pages of a brand as they are searched, made once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from portal.definitions.loading import load
from portal.definitions.searchable import stemmer, write
from portal.definitions.words import load_words
from portal.domain.definition import Language
from portal.domain.search.index import Index
from portal.domain.search.lexicon import Lexicon, Thesaurus
from portal.domain.search.ranking import Ranking
from portal.site.sections import indexes
from tests.builders import BRAND, CONTENT


@cache
def indexed(brand: str = BRAND) -> Mapping[Language, Index]:
    return indexes(load(brand, CONTENT), load_words(brand, CONTENT), CONTENT)


@cache
def ranking(brand: str, language: Language) -> Ranking:
    return Ranking(indexed(brand)[language], stemmer(language))


def answers_file(folder: Path, brand: str = BRAND) -> Path:
    """The file that pages search in."""
    file = folder / "answers.msgpack"
    write(indexed(brand), file)
    return file


def a_lexicon(*known: str, alike: tuple[tuple[str, ...], ...] = (), stop: tuple[str, ...] = ()) -> Lexicon:
    """Dutch, knowing only these words."""
    stem = stemmer("nl")
    return Lexicon(Thesaurus(stop, alike, compounds=True), stem, frozenset(stem(word) for word in known))
