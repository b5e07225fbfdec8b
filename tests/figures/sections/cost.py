"""What it costs on AWS."""

from collections.abc import Mapping

from tests.figures.bench import Bench, bench
from tests.figures.bill import bill
from tests.figures.markdown import fill, table
from tests.figures.price import ROUND_TRIP, price_list

COMMAND = "cost"
APPLICATIONS = 1_000
VIEWS = 1_000_000


def write(there: Bench) -> str:
    """On an engine of its own: in the outbox stand the messages of one application only."""
    with bench(there.place.data / COMMAND, durable=False) as own:
        measured, prices = bill(own), price_list()
    applications = prices.of(measured.application)
    views = prices.of([measured.follow])
    rows = [_row(service, applications, views) for service in applications]
    total = ("all together", *(f"{sum(each.values()) * times:,.2f}" for each, times in _both(applications, views)))
    return fill(
        COMMAND,
        table=table(("service", f"{APPLICATIONS:,} applications, $", f"{VIEWS:,} follow views, $"), [*rows, total]),
        valid_from=f"{prices.valid_from:%-d %B %Y}",
        acts=len(measured.application) - measured.mails,
        mails=measured.mails,
        round_trip=f"{ROUND_TRIP:g}",
        milliseconds=f"{sum(act.milliseconds for act in measured.application):,.0f}",
        writes=f"{sum(note.writes for act in measured.application for note in act.spent):,}",
        reads=f"{sum(note.reads for act in measured.application for note in act.spent):,.0f}",
        view=f"{measured.follow.milliseconds:,.0f}",
    )


def _row(service: str, applications: Mapping[str, float], views: Mapping[str, float]) -> tuple[str, ...]:
    return service, *(f"{each[service] * times:,.2f}" for each, times in _both(applications, views))


def _both(applications: Mapping[str, float], views: Mapping[str, float]) -> tuple[tuple[Mapping[str, float], int], ...]:
    return (applications, APPLICATIONS), (views, VIEWS)
