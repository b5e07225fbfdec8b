"""Writes everything the static engine reads: filled pages per language, the theme, its words and its colours."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from portal.definitions.sentences import Words
from portal.domain.definition import Definition, Language
from portal.site.colours import colours
from portal.site.fill import fill, inserts_asked
from portal.site.pages import Page, Pages, read_pages, with_front_matter
from portal.site.scene import Scene
from portal.site.theme_words import theme_words

ROOTS: dict[Language, str] = {"nl": "/", "en": "/en/"}


class UntranslatedPages(ValueError):
    """A page stands in one language and not in the other."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__(f"These pages don't stand in every language: {', '.join(sorted(keys))}.")


class UnusedInserts(ValueError):
    """A brand wrote a piece that no page takes in."""

    def __init__(self, brand: str, names: Iterable[str]) -> None:
        super().__init__(f"No page takes in these pieces of {brand}: {', '.join(sorted(names))}.")


def write_site_source(definition: Definition, words: Words, content: Path, out: Path, today: date) -> None:
    """Write ``out/<language>/`` (pages) and ``out/theme-<language>/``, in the place of what was there.

    ``today`` is the Dutch day from which example dates count. Raises UnknownBlock, UnknownValue, PageWithoutKey,
    UntranslatedPages or UnusedInserts.
    """
    shutil.rmtree(out, ignore_errors=True)
    written = {language: read_pages(content, definition.brand.id, language) for language in definition.brand.languages}
    addresses = {language: _addresses(language, pages.pages) for language, pages in written.items()}
    _check(definition.brand.id, written, addresses)
    for language, pages in written.items():
        scene = Scene(definition, words, language, today)
        _write_pages(pages, scene, _elsewhere(language, addresses), out / language)
        _write_theme(content / "site" / "theme", scene, out / f"theme-{language}")


def _write_pages(pages: Pages, scene: Scene, elsewhere: Mapping[str, str], out: Path) -> None:
    for page in pages.pages:
        text = with_front_matter(page.text, f"elsewhere: {elsewhere[page.key]}") if elsewhere else page.text
        path = out / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fill(text, scene, pages.inserts), "utf-8")


def _write_theme(theme: Path, scene: Scene, out: Path) -> None:
    shutil.copytree(theme, out)
    (out / "words.html").write_text(theme_words(scene), "utf-8")
    (out / "assets" / "colours.css").write_text(colours(scene.definition.brand.tokens), "utf-8")


def _addresses(language: Language, pages: Iterable[Page]) -> dict[str, str]:
    return {page.key: ROOTS[language] + page.address for page in pages}


def _elsewhere(language: Language, addresses: Mapping[Language, Mapping[str, str]]) -> Mapping[str, str]:
    """Where each page stands in the other language; nothing where the brand has only one."""
    return next((known for other, known in addresses.items() if other != language), {})


def _check(brand: str, written: Mapping[Language, Pages], addresses: Mapping[Language, Mapping[str, str]]) -> None:
    every = {key for known in addresses.values() for key in known}
    missing = {key for known in addresses.values() for key in every - known.keys()}
    if missing:
        raise UntranslatedPages(missing)
    for pages in written.values():
        asked = frozenset[str]().union(*(inserts_asked(page.text) for page in pages.pages))
        if not asked >= pages.inserts.keys():
            raise UnusedInserts(brand, pages.inserts.keys() - asked)
