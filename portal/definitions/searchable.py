"""The index of the site's own answers as one file, made when the site is, and the stems that it is asked by."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from portal.domain.definition import Language
from portal.domain.search.index import Index
from portal.domain.search.ranking import Ranking


class NoAnswers(Exception):
    """Nobody made the file that searching reads; the sentence says who does."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} isn't there; `portal run` and `portal package` make it from the site's pages.")


def stemmer(language: Language) -> Callable[[str], str]:
    """Word → stem (Snowball's: Kraaij and Pohlmann's for Dutch, Porter's second for English)."""
    # A package that loads all its languages at once; in a zip only these two are left (infra/prune.py).
    from snowballstemmer.dutch_stemmer import DutchStemmer
    from snowballstemmer.english_stemmer import EnglishStemmer

    made = {"nl": DutchStemmer, "en": EnglishStemmer}[language]()

    @cache
    def stem(word: str) -> str:
        stemmed: str = made.stemWord(word)
        return stemmed

    return stem


def write(indexes: Mapping[Language, Index], file: Path) -> None:
    """The same bytes for the same indexes."""
    file.write_bytes(msgspec.msgpack.encode(indexes, order="deterministic"))


@cache
def rankings(file: Path) -> Mapping[Language, Ranking]:
    """One for each language of the brand, read once. Raises NoAnswers, msgspec errors."""
    if not file.is_file():
        raise NoAnswers(file)
    indexes = msgspec.msgpack.decode(file.read_bytes(), type=dict[Language, Index])
    return {language: Ranking(index, stemmer(language)) for language, index in indexes.items()}
