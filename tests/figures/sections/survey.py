"""How long answering the survey takes: a prediction."""

from collections.abc import Iterator

from tests.figures.bench import Bench
from tests.figures.browser import PHONE, phones, weigh
from tests.figures.journey import walk
from tests.figures.klm import DRAWS, READERS, Effort, seconds, spread
from tests.figures.markdown import fill, reasons, table
from tests.figures.survey_page import SENTENCE, Efforts, efforts
from tests.figures.targets import SURVEY_SECONDS

COMMAND = "survey"
EFFORT = ("what is answered", "words", "decisions", "taps", "swipes")
TIMES = tuple(f"{name}, s" for name in READERS)


def write(bench: Bench) -> str:
    asked = _efforts(bench)
    slow = seconds(asked.required, READERS["slow"])
    words = {name.replace(" ", "_"): reader.words_a_minute for name, reader in READERS.items()}
    return fill(
        COMMAND,
        **words,
        phone=PHONE,
        waiting=asked.required.system,
        draws=DRAWS,
        table=table((*EFFORT, *TIMES, "p95, s", "under 60 s", "target, slow", ""), _rows(asked, slow)),
        reasons=reasons([(SURVEY_SECONDS, slow)]),
    )


def _efforts(bench: Bench) -> Efforts:
    with bench.served(bench.place.site) as (line, _), phones() as phone:
        visitor = bench.visitor(line)
        walk(visitor, "survey page")
        address = bench.settings.base_url + visitor.survey_link
        return efforts(weigh(phone(), "survey", address), phone(), address)


def _rows(asked: Efforts, slow: float) -> Iterator[tuple[object, ...]]:
    yield *_row("the required grade", asked.required), SURVEY_SECONDS.short, SURVEY_SECONDS.verdict(slow)
    yield *_row("and every optional tap", asked.taps), "", ""
    yield *_row(f"and {SENTENCE} characters of text", asked.words), "", ""


def _row(name: str, effort: Effort) -> tuple[object, ...]:
    many = spread(effort)
    times = (f"{seconds(effort, reader):.1f}" for reader in READERS.values())
    share = f"{many.under_a_minute:.1%}"
    return name, effort.words, effort.decisions, effort.taps, effort.swipes, *times, f"{many.p95:.1f}", share
