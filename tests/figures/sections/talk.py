"""How long logging a contact takes: a prediction."""

from collections.abc import Iterator

from portal.store.tables import connect
from tests.figures.bench import Bench
from tests.figures.klm import Effort, seconds
from tests.figures.markdown import fill, reasons, table
from tests.figures.survey_page import SENTENCE
from tests.figures.talk_page import TYPISTS, effort
from tests.figures.targets import TALK_SECONDS
from tests.functions.workbench.at_work import Office
from tests.functions.workbench.talking import the_pages

COMMAND = "talk"
HEADS = ("who types", "of the mail is read", "words", "decisions", "pointing", "keys", "seconds", "under 30 s")


def write(bench: Bench) -> str:
    settings = bench.settings
    office = Office(settings, connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint))
    untyped, whole = effort(*the_pages(office))
    rows = table(HEADS, (*_rows("what they did not type", untyped), *_rows("the whole summary", whole)))
    usual = seconds(untyped, next(iter(TYPISTS.values())))
    return fill(COMMAND, sentence=SENTENCE, table=rows, reasons=reasons([(TALK_SECONDS, usual)]))


def _rows(read: str, asked: Effort) -> Iterator[tuple[object, ...]]:
    for name, typist in TYPISTS.items():
        took = seconds(asked, typist)
        verdict = TALK_SECONDS.verdict(took)
        yield name, read, asked.words, asked.decisions, asked.taps, asked.characters, f"{took:.1f}", verdict
