"""``content/site/search.toml``: what an editor says of words, for whoever searches; shared by all brands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.definitions.mistakes import Fault, Mistake, Mistakes
from portal.definitions.reading import TomlFile
from portal.domain.definition import Language
from portal.domain.search.lexicon import Thesaurus
from portal.domain.search.words import words


@dataclass(frozen=True, slots=True)
class SearchFile:
    nl: Thesaurus
    en: Thesaurus


def load_thesaurus(content: Path) -> Mapping[Language, Thesaurus]:
    """Raises Mistakes."""
    path = content / "site" / "search.toml"
    if not path.is_file():
        name = path.relative_to(content.parent).as_posix()
        raise Mistakes([Mistake(name, 0, "", "is missing; searching needs to know which words say nothing.")])
    read = TomlFile.at(path, content).read(SearchFile, _rules)
    file, mistakes = read
    if file is None or mistakes:
        raise Mistakes(mistakes)
    return {"nl": file.nl, "en": file.en}


def thesaurus_mistakes(content: Path) -> tuple[Mistake, ...]:
    """Everything that is wrong in it."""
    try:
        load_thesaurus(content)
    except Mistakes as mistakes:
        return mistakes.all
    return ()


def _rules(file: SearchFile) -> Iterator[Fault]:
    yield from _wrong("nl", file.nl)
    yield from _wrong("en", file.en)


def _wrong(language: Language, thesaurus: Thesaurus) -> Iterator[Fault]:
    for place, word in enumerate(thesaurus.stop):
        if words(word) != (word,):
            yield (language, "stop", place), f"is no single word in small letters without accents: {word!r}."
    for row, alike in enumerate(thesaurus.alike):
        if len(set(alike)) < 2:
            yield (language, "alike", row), "has fewer than two words; each row says which may stand for one another."
        for place, word in enumerate(alike):
            if words(word) != (word,):
                sentence = f"is no single word in small letters without accents: {word!r}."
                yield (language, "alike", row, place), sentence
            elif word in thesaurus.stop:
                yield (
                    (language, "alike", row, place),
                    f"is left out of every question, for it stands in stop: {word!r}.",
                )
