"""What a phone fetches for a page."""

from tests.figures.bench import Bench
from tests.figures.browser import Weight, phones, weigh
from tests.figures.journey import walk
from tests.figures.markdown import fill, reasons, table
from tests.figures.targets import PAGE_BYTES, PAGE_REQUESTS

COMMAND = "weight"
HEADS = ("page", "requests", "target", "", "bytes", "target", "")


def write(bench: Bench) -> str:
    survey, *others = reversed(_weights(bench))
    judged = ((PAGE_REQUESTS, survey.requests), (PAGE_BYTES, survey.bytes))
    verdicts = [(target.short, target.verdict(figure)) for target, figure in judged]
    rows = [_row(weight, *[("", "")] * 2) for weight in reversed(others)]
    return fill(COMMAND, table=table(HEADS, [*rows, _row(survey, *verdicts)]), reasons=reasons(judged))


def _weights(bench: Bench) -> list[Weight]:
    """The survey last."""
    with bench.served(bench.place.site) as (line, _), phones() as phone:
        visitor = bench.visitor(line)
        walk(visitor, "survey page")
        paths = {
            "home": "/",
            "form, first page": "/aanvragen/",
            "follow page, by its link": visitor.follow_link,
            "survey": visitor.survey_link,
        }
        return [weigh(phone(), name, bench.settings.base_url + path) for name, path in paths.items()]


def _row(weight: Weight, requests: tuple[str, str], size: tuple[str, str]) -> tuple[object, ...]:
    return weight.page, weight.requests, *requests, f"{weight.bytes:,}", *size
