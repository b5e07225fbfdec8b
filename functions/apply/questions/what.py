"""Step 1: what is wanted. The kind of request, then the disciplines, then the size of each."""

from collections.abc import Mapping

from functions.apply.filled import Answer, Filled
from functions.apply.money import price
from functions.apply.questions.question import QuestionPage
from functions.apply.road import Stop
from portal.domain import wording
from portal.domain.catalogue import price_on
from portal.domain.definition import Capacity, Kind, Product
from portal.domain.offer import Offer, can_be_had, lowest_price, possible
from portal.web.choices import Pick, Picks
from portal.web.forms import PageForm
from portal.web.language import current_language, say
from portal.web.question import Card


class WhatForm(PageForm):
    kind = Pick("apply.what.title", hint="apply.what.hint", missing="apply.what.missing")


class What(QuestionPage):
    page = "what"
    form = WhatForm

    def prepare(self, form: WhatForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        form.kind.cards = [_kind_card(kind, filled) for kind in filled.catalogue.kinds]
        return {"sent_before": filled.sent_before}


class DisciplinesForm(PageForm):
    chosen = Picks("apply.disciplines.title", hint="apply.disciplines.hint", missing="apply.disciplines.missing")


class Disciplines(QuestionPage):
    page = "disciplines"
    form = DisciplinesForm

    def known(self, filled: Filled, stop: Stop) -> Answer:
        return {"chosen": [offer.discipline.id for offer in filled.chosen]}

    def prepare(self, form: DisciplinesForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        can = possible(filled.offers)
        form.chosen.cards = [_discipline_card(offer, filled) for offer in can]
        return {"impossible": [offer for offer in filled.offers if offer not in can]}


class SizeForm(PageForm):
    size = Pick("apply.size.title", hint="apply.size.hint", missing="apply.size.missing")


class Size(QuestionPage):
    page = "size"
    form = SizeForm

    def known(self, filled: Filled, stop: Stop) -> Answer:
        return {"size": filled.step("sizes").get(stop.discipline, "")}

    def prepare(self, form: SizeForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        offer = next(offer for offer in filled.chosen if offer.discipline.id == stop.discipline)
        form.size.wording = say("apply.size.title", discipline=_in_a_sentence(offer))
        form.size.cards = [_size_card(offer.product, capacity, filled) for capacity in offer.product.capacities]
        return {}

    def kept(self, form: SizeForm, filled: Filled, stop: Stop, *, complete: bool) -> Mapping[str, Answer]:
        return {"sizes": {**filled.step("sizes"), stop.discipline: form.size.data[:80]}}


def _kind_card(kind: Kind, filled: Filled) -> Card:
    language = current_language()
    aside = "" if can_be_had(filled.catalogue, kind) else say("apply.what.impossible")
    return Card(kind.id, kind.name.in_(language), kind.about.in_(language), aside)


def _discipline_card(offer: Offer, filled: Filled) -> Card:
    language = current_language()
    lead = offer.product.lead_time
    about = say("apply.disciplines.lead", weeks=wording.weeks(lead.from_weeks, lead.to_weeks, language)) if lead else ""
    return Card(offer.discipline.id, offer.discipline.name.in_(language), about, _from_price(offer.product, filled))


def _from_price(product: Product, filled: Filled) -> str:
    cents = lowest_price(product, filled.today)
    if not cents or len(product.capacities) < 2:
        return price(cents)
    return say("apply.price.from", price=price(cents))


def _size_card(product: Product, capacity: Capacity, filled: Filled) -> Card:
    cents = price_on(product, capacity.id, filled.today)
    aside = "" if capacity.quote_only else price(cents)
    return Card(capacity.id, capacity.name.in_(current_language()), aside=aside)


def _in_a_sentence(offer: Offer) -> str:
    name = offer.discipline.name.in_(current_language())
    return name[:1].lower() + name[1:]
