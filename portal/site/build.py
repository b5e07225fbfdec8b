"""Builds the site of one brand with MkDocs; the only file that knows which engine draws it."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.definitions.words import load_words
from portal.domain.definition import Definition, Language
from portal.site.policy import write_policy
from portal.site.source import ROOTS, write_site_source
from portal.site.stamp import stamp

CONFIGS: dict[Language, str] = {"nl": "mkdocs.yml", "en": "mkdocs.en.yml"}
STYLES = "stijl"
"""Folder of the stylesheet that the pages outside the site link to."""


class SiteNotBuilt(RuntimeError):
    """MkDocs refused; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where one site is made: next to ``out``, so that the old site stays whole until the new one is."""

    content: Path
    out: Path
    address: str

    @property
    def source(self) -> Path:
        return self.out.with_name(f"{self.out.name}.source")

    @property
    def stamp(self) -> Path:
        return self.out.with_name(f"{self.out.name}.stamp")

    @property
    def lock(self) -> Path:
        return self.out.with_name(f"{self.out.name}.lock")

    def drawn(self, language: Language) -> Path:
        return self.source / f"site-{language}"


def build_site(
    definition: Definition,
    content: Path,
    out: Path,
    stylesheet: tuple[str, str],
    today: date,
    address: str = "",
) -> bool:
    """Build ``out`` unless it is up to date; True where it was built.

    ``content`` lies beside mkdocs.yml; ``stylesheet`` is (file name, text) of what the other pages link to at
    ``/stijl/``; ``address`` is the public origin (``https://portal.example``) for canonical links, "" where there is
    none yet. Who comes while another builds waits for it. Raises SiteNotBuilt, and what ``write_site_source`` and
    ``write_policy`` raise.
    """
    shop = Workshop(content.resolve(), out.resolve(), address)
    now = stamp(definition, shop.content, (*stylesheet, address, today.isoformat()))
    with _alone(shop):
        return _build(definition, shop, stylesheet, today, now)


@contextmanager
def _alone(shop: Workshop) -> Iterator[None]:
    """Nobody else works on the same site; the system frees the lock with its holder."""
    shop.lock.parent.mkdir(parents=True, exist_ok=True)
    with shop.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(definition: Definition, shop: Workshop, stylesheet: tuple[str, str], today: date, now: str) -> bool:
    if shop.out.is_dir() and shop.stamp.is_file() and shop.stamp.read_text("utf-8") == now:
        return False
    shop.stamp.unlink(missing_ok=True)
    words = load_words(definition.brand.id, shop.content)
    write_site_source(definition, words, shop.content, shop.source, today)
    with ThreadPoolExecutor() as both:
        list(both.map(lambda language: _draw(definition, shop, language), definition.brand.languages))
    _assemble(definition, shop, stylesheet)
    shop.stamp.write_text(now, "utf-8")
    return True


def _draw(definition: Definition, shop: Workshop, language: Language) -> None:
    """Run MkDocs for one language; not quietly, because then it doesn't count the warnings that strict refuses."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    result = subprocess.run(
        [*command, "--config-file", str(shop.content.parent / CONFIGS[language])],
        env=os.environ | _variables(definition, shop, language),
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise SiteNotBuilt(f"{CONFIGS[language]}: {_complaints(result.stdout + result.stderr)}")


def _complaints(said: str) -> str:
    """What MkDocs said without its account of what went well."""
    lines = (line.strip() for line in said.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("INFO"))


def _variables(definition: Definition, shop: Workshop, language: Language) -> dict[str, str]:
    return {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_NAME": definition.brand.name,
        "SITE_ADDRESS": shop.address,
        "SITE_URL": shop.address + ROOTS[language] if shop.address else "",
        "SITE_PAGES": str(shop.source / language),
        "SITE_THEME": str(shop.source / f"theme-{language}"),
        "SITE_OUT": str(shop.drawn(language)),
    }


def _assemble(definition: Definition, shop: Workshop, stylesheet: tuple[str, str]) -> None:
    """Put the languages and the stylesheet together, then in the place of the old site."""
    first, *others = definition.brand.languages
    whole = shop.drawn(first)
    for language in others:
        shop.drawn(language).rename(whole / language)
    name, text = stylesheet
    (whole / STYLES).mkdir()
    (whole / STYLES / name).write_text(text, "utf-8")
    write_policy(whole)
    shutil.rmtree(shop.out, ignore_errors=True)
    shop.out.parent.mkdir(parents=True, exist_ok=True)
    whole.rename(shop.out)
