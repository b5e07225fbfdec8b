"""Accept a quote: the code first, for from here on it costs money ([KCP] rule 8)."""

from functions.track.acts.act import Act, Deed, Scene
from functions.track.acts.quotes import QuoteForm, offer
from portal.domain.possible import can_accept
from portal.domain.reports import AcceptQuote


def prepare(form: QuoteForm, scene: Scene) -> None:
    offer(form, scene, lambda order: can_accept(order, scene.portal.now()))


def deed(form: QuoteForm, _: Scene) -> Deed:
    discipline, _mark, number = form.quote.data.partition(":")
    return Deed((AcceptQuote(discipline, number),))


ACT = Act(QuoteForm, deed, prepare, coded=True)
