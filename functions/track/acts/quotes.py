"""What accepting and refusing a quote share: which quotes there are, with their sum and last day."""

from collections.abc import Callable, Iterable

from functions.track.acts.act import ActForm, Scene
from portal.domain import wording
from portal.domain.application import DisciplineOrder
from portal.domain.names import discipline_name, organisation_name
from portal.web.choices import Pick
from portal.web.language import say
from portal.web.question import Card


class QuoteForm(ActForm):
    """A quote is its discipline and number, so that nobody decides about another than they saw."""

    quote = Pick("acts.quotes.which", missing="acts.quotes.which_missing")


def offer(form: QuoteForm, scene: Scene, which: Callable[[DisciplineOrder], bool]) -> None:
    """The only one is chosen already."""
    form.quote.cards = list(_cards(scene, which))
    if len(form.quote.cards) == 1 and not form.quote.data:
        form.quote.data = form.quote.cards[0].value


def _cards(scene: Scene, which: Callable[[DisciplineOrder], bool]) -> Iterable[Card]:
    for order in scene.state.orders:
        if order.quote is not None and which(order):
            about = say(
                "acts.quotes.about",
                who=organisation_name(order.part.operator, scene.definition),
                number=order.quote.number,
                day=wording.day(order.quote.until, scene.language),
            )
            part = discipline_name(order.discipline, scene.definition, scene.language)
            cost = wording.money(order.quote.cents, scene.language)
            yield Card(f"{order.discipline}:{order.quote.number}", part.capitalize(), about, cost)
