"""A portal to make apps from, with the real definitions and words, a clock that stands still and ids that count."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

from portal.bootstrap.base import Portal
from portal.definitions.loading import load
from portal.definitions.sentences import Words
from portal.definitions.words import load_words
from portal.domain.definition import Definition, Language
from portal.domain.links import LinkKeys
from portal.settings import Settings

CONTENT = Path(__file__).resolve().parents[2] / "content"
NOW = datetime(2027, 4, 5, 10, 0, tzinfo=UTC)
BRANDS = ("mijnaansluiting", "veldgloed")
OWN = "https://portaal.example"
BUCKET = "https://bestanden.example"


class MoreWords(Words):
    """The real words, with some that only a test's own page says: the same in both languages but for a prefix."""

    def __init__(self, real: Words, more: Mapping[str, str]) -> None:
        self._real, self._more = real, more

    def say(self, key: str, language: Language, /, **values: object) -> str:
        if key in self._more:
            return ("" if language == "nl" else "en ") + self._more[key].format_map(values)
        return self._real.say(key, language, **values)


def a_portal(brand: str = "mijnaansluiting", words: Mapping[str, str] | None = None) -> Portal:
    ids = count(1)
    return Portal(
        settings=some_settings(brand),
        definition=definition_of(brand),
        words=MoreWords(_words_of(brand), words or {}),
        now=lambda: NOW,
        new_id=lambda: f"{next(ids):026}"[::-1],
        below=lambda _: 0,
    )


def some_settings(brand: str) -> Settings:
    return Settings(
        brand=brand,
        stage="test",
        content=CONTENT,
        origins=(OWN, "http://127.0.0.1:8000"),
        link_keys=LinkKeys("a", {"a": b"k" * 32}),
        lookup_secret=b"s" * 32,
        region="eu-west-1",
        bucket="drawings",
        bucket_origin=BUCKET,
    )


@cache
def definition_of(brand: str) -> Definition:
    return load(brand, CONTENT)


@cache
def _words_of(brand: str) -> Words:
    return load_words(brand, CONTENT)
