"""What every function knows, and the tables that most of them keep it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.bootstrap.chance import below, new_id
from portal.bootstrap.clock import Clock, clock
from portal.definitions import ready
from portal.definitions.sentences import Words
from portal.domain.definition import Definition
from portal.settings import Settings
from portal.store.tables import Tables, connect


@dataclass(frozen=True, slots=True)
class Portal:
    """What every function knows: its administration, its words, the time (UTC) and chance."""

    settings: Settings
    definition: Definition
    words: Words
    now: Clock
    new_id: Callable[[], str]
    """128 random bits as 26 characters of base32."""
    below: Callable[[int], int]
    """A random whole number in [0, n)."""


def for_pages(settings: Settings, now: Clock | None = None) -> Portal:
    """What pages need that speak to no store."""
    definition, words = _content(settings)
    return Portal(
        settings=settings,
        definition=definition,
        words=words,
        now=now or clock(settings),
        new_id=new_id,
        below=below,
    )


def with_tables(settings: Settings, now: Clock | None) -> tuple[Portal, Tables]:
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    return for_pages(settings, now), tables


def fields(
    base: Portal,
) -> tuple[Settings, Definition, Words, Callable[[], datetime], Callable[[], str], Callable[[int], int]]:
    return base.settings, base.definition, base.words, base.now, base.new_id, base.below


def _content(settings: Settings) -> tuple[Definition, Words]:
    """What a build made ready, else what editors wrote: reading and checking that is half of a start."""
    made = ready.find(settings.content)
    if made:
        return made.definition, Words(made.sentences)
    from portal.definitions.loading import load
    from portal.definitions.words import load_words

    return load(settings.brand, settings.content), load_words(settings.brand, settings.content)
