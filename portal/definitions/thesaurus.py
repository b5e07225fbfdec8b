"""``content/site/search.toml``: what an editor says of words, for whoever searches; shared by all brands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.definitions.lines import find_lines, line_of
from portal.definitions.mistakes import Fault, Mistake, Mistakes, written
from portal.definitions.shape import read
from portal.definitions.toml import parse
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
    name = path.relative_to(content.parent).as_posix()
    if not path.is_file():
        raise Mistakes([Mistake(name, 0, "", "is missing; searching needs to know which words say nothing.")])
    text = path.read_text("utf-8")
    file, faults = read(SearchFile, parse(name, text))
    found = list(faults) if file is None else [*_wrong("nl", file.nl), *_wrong("en", file.en)]
    if file is None or found:
        lines = find_lines(text)
        raise Mistakes([Mistake(name, line_of(lines, path), written(path), said) for path, said in found])
    return {"nl": file.nl, "en": file.en}


def thesaurus_mistakes(content: Path) -> tuple[Mistake, ...]:
    """Everything that is wrong in it."""
    try:
        load_thesaurus(content)
    except Mistakes as mistakes:
        return mistakes.all
    return ()


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
