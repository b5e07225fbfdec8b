"""``portal check``: everything an editor or a programmer wrote in ``content/``, held against every rule at once."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from portal.definitions.loading import brands as all_brands
from portal.definitions.loading import load
from portal.definitions.mistakes import Mistake, Mistakes
from portal.definitions.surfaces import key_mistakes, message_mistakes, news_mistakes
from portal.definitions.thesaurus import thesaurus_mistakes
from portal.definitions.words import load_words
from portal.domain.definition import Definition


def check(content: Path, brands: Sequence[str]) -> list[Mistake]:
    """Every mistake in the definitions, texts, templates and messages of these brands, in the order of the files."""
    root = content.parent
    found: set[Mistake] = set(message_mistakes(root, content, brands))
    loaded: dict[str, Definition] = {}
    for brand in brands:
        try:
            loaded[brand] = load(brand, content)
        except Mistakes as mistakes:
            found.update(mistakes.all)
        try:
            words = load_words(brand, content)
        except Mistakes as mistakes:
            found.update(mistakes.all)
            continue
        found.update(key_mistakes(root, words))
        if brand in loaded:
            found.update(news_mistakes(content, brand, loaded[brand].process, words))
    found.update(_apart(content, loaded))
    return sorted(found)


def _apart(content: Path, loaded: dict[str, Definition]) -> Iterator[Mistake]:
    """Brands are separate administrations ([P22]): no reference, port or sender serves two of them."""
    for key in ("reference_prefix", "port"):
        first: dict[object, str] = {}
        for name, definition in loaded.items():
            value = getattr(definition.brand, key)
            if value in first:
                file = f"{content.name}/brands/{name}/brand.toml"
                yield Mistake(file, 0, key, f"{value} is {first[value]}'s already; every brand has its own.")
            first.setdefault(value, name)


def told(mistakes: Sequence[Mistake], brands: Sequence[str]) -> str:
    """The mistakes as a person reads them: per file, with line and key, and a count at the end."""
    if not mistakes:
        return f"Everything fits: {', '.join(brands)}."
    files = groupby(mistakes, key=lambda mistake: mistake.file)
    blocks = [_block(file, list(own)) for file, own in files]
    return "\n\n".join((*blocks, f"{_count(len(mistakes), 'mistake')} in {_count(len(blocks), 'file')}."))


def _block(file: str, mistakes: Sequence[Mistake]) -> str:
    lines = [file]
    for mistake in mistakes:
        place = f"line {mistake.line}" if mistake.line else "no line"
        lines.append(f"  {place:<9} {mistake.path or 'the whole file'}")
        lines.append(f"            {mistake.sentence}")
    return "\n".join(lines)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def main(content: Path) -> int:
    """The exit code of the command: 0 where everything fits, 1 where something doesn't."""
    brands = all_brands(content)
    mistakes = [*check(content, brands), *thesaurus_mistakes(content)]
    sys.stdout.write(told(mistakes, brands) + "\n")
    return 1 if mistakes else 0
