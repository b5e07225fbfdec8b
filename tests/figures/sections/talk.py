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
HEADS = ("who types", "words read", "decisions", "pointing", "keys", "seconds", "target", "")


def write(bench: Bench) -> str:
    settings = bench.settings
    office = Office(settings, connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint))
    asked = effort(*the_pages(office))
    usual = seconds(asked, next(iter(TYPISTS.values())))
    rows = table(HEADS, _rows(asked))
    return fill(COMMAND, sentence=SENTENCE, table=rows, reasons=reasons([(TALK_SECONDS, usual)]))


def _rows(asked: Effort) -> Iterator[tuple[object, ...]]:
    for place, (name, typist) in enumerate(TYPISTS.items()):
        took = seconds(asked, typist)
        verdict = (TALK_SECONDS.short, TALK_SECONDS.verdict(took)) if place == 0 else ("", "")
        yield name, asked.words, asked.decisions, asked.taps, asked.characters, f"{took:.1f}", *verdict
