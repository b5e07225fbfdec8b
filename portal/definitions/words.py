"""The texts of the pages: ``content/words/<page>.toml``, shared by all brands, of which a brand may replace any.

A key is the file's name and the tables on the way, with dots: ``apply.what.title``. A leaf has one sentence in every
language; ``{place}`` in it is filled when it is said.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.definitions.mistakes import KeyPath, Mistake, Mistakes
from portal.definitions.reading import TomlFile
from portal.definitions.sentences import Words, placeholders
from portal.domain.definition import LANGUAGES

DUTCH_ONLY = "workbench"


def load_words(brand: str, content: Path) -> Words:
    """All texts with those of the brand in place of the shared ones. Raises Mistakes."""
    mistakes: list[Mistake] = []
    shared = _folder(content / "words", content, mistakes)
    own = _folder(content / "brands" / brand / "words", content, mistakes)
    for key in own.keys() & shared.keys():
        mistakes.extend(own[key].differences(shared[key]))
    mistakes.extend(own[key].mistake("replaces a text that isn't there.") for key in own.keys() - shared.keys())
    if mistakes:
        raise Mistakes(mistakes)
    return Words({key: leaf.text for key, leaf in (shared | own).items()})


class _Leaf:
    """One text where it stands in a file."""

    def __init__(self, file: "_File", path: KeyPath, text: Any) -> None:
        self.file = file
        self.path = path
        self.text = text

    def mistake(self, sentence: str, path: KeyPath = ()) -> Mistake:
        return self.file.toml.mistake(((*self.path, *path), sentence))

    def mistakes(self) -> Iterator[Mistake]:
        for language in self.file.languages:
            if not isinstance(self.text.get(language), str) or not self.text[language].strip():
                yield self.mistake(
                    f"has no text in {language}; every text stands in {' and '.join(self.file.languages)}."
                )
                return
        for language in self.text.keys() - set(LANGUAGES):
            yield self.mistake(f"is no language of the portal; it has {' and '.join(LANGUAGES)}.", (language,))
        yield from self._places()

    def _places(self) -> Iterator[Mistake]:
        try:
            dutch, *others = (placeholders(self.text[language]) for language in self.file.languages)
        except ValueError as fault:
            yield self.mistake(f"has a brace that is not part of a {{placeholder}}: {fault}.")
            return
        for english in others:
            if dutch != english:
                sentence = f"fills in {_listed(dutch)} in nl, but {_listed(english)} in en; they must be the same."
                yield self.mistake(sentence)

    def differences(self, shared: "_Leaf") -> Iterator[Mistake]:
        mine, theirs = placeholders(self.text["nl"]), placeholders(shared.text["nl"])
        if mine - theirs:
            yield self.mistake(f"fills in {_listed(mine - theirs)}; the shared text has {_listed(theirs)}.")


class _File:
    """One file of texts."""

    def __init__(self, path: Path, content: Path) -> None:
        self.page = path.stem
        self.toml = TomlFile.at(path, content)
        self.languages = LANGUAGES[:1] if self.page.startswith(DUTCH_ONLY) else LANGUAGES

    def leaves(self) -> Iterator[tuple[str, _Leaf]]:
        return self._below(self.toml.values(), ())

    def _below(self, table: Mapping[str, Any], path: KeyPath) -> Iterator[tuple[str, _Leaf]]:
        """A table with a language among its keys is a leaf, and so is anything that isn't a table (a mistake)."""
        for key, value in table.items():
            below = (*path, key)
            if isinstance(value, dict) and value.keys().isdisjoint(LANGUAGES):
                yield from self._below(value, below)
            else:
                leaf = value if isinstance(value, dict) else self._dutch(value)
                yield ".".join((self.page, *map(str, below))), _Leaf(self, below, leaf)

    def _dutch(self, value: object) -> dict[str, object]:
        return {"nl": value} if self.page.startswith(DUTCH_ONLY) else {}


def _folder(folder: Path, content: Path, mistakes: list[Mistake]) -> dict[str, _Leaf]:
    found: dict[str, _Leaf] = {}
    for path in sorted(folder.glob("*.toml")):
        file = _File(path, content)
        try:
            for key, leaf in file.leaves():
                wrong = list(leaf.mistakes())
                mistakes.extend(wrong)
                if not wrong:
                    found[key] = leaf
        except Mistakes as fault:
            mistakes.extend(fault.all)
    return found


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
