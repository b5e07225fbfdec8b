"""How long each kind of request takes: in weeks, in dates counted from the day the site was made, and by law."""

from dataclasses import dataclass
from datetime import date, datetime, time

from portal.domain import wording
from portal.domain.calendar import instant
from portal.domain.catalogue import expected_window, legal_deadline
from portal.domain.definition import Discipline, LegalTerm, Product
from portal.site.scene import Scene

NOON = time(12)
"""The example application comes in at noon: far from midnight in every time zone."""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    note: str
    usually: str
    window: str
    legal: str
    possible: bool


def lead_times(scene: Scene) -> dict[str, object]:
    groups = ((discipline, products_of(discipline, scene)) for discipline in scene.definition.catalogue.disciplines)
    return {
        "today": wording.short_day(scene.today, scene.language),
        "groups": [(scene.text(found.name), [_row(product, scene) for product in own]) for found, own in groups if own],
    }


def shortest(scene: Scene) -> dict[str, object]:
    """One line for each discipline, about the first request in its list that can be had."""
    firsts = (_first(discipline, scene) for discipline in scene.definition.catalogue.disciplines)
    return {
        "today": wording.short_day(scene.today, scene.language),
        "rows": [(scene.text(found.name), _row(product, scene)) for found, product in firsts if product],
    }


def legal_terms(scene: Scene) -> dict[str, object]:
    terms = scene.definition.catalogue.legal_terms
    return {"terms": [_term(term, scene) for term in terms if term.valid_to is None or scene.today <= term.valid_to]}


def products_of(discipline: Discipline, scene: Scene) -> list[Product]:
    return [product for product in scene.definition.catalogue.products if product.discipline == discipline.id]


def _first(discipline: Discipline, scene: Scene) -> tuple[Discipline, Product | None]:
    fits = (product for product in products_of(discipline, scene) if product.lead_time and not product.not_possible)
    return discipline, next(fits, None)


def _row(product: Product, scene: Scene) -> Row:
    lead = product.lead_time
    return Row(
        name=scene.text(product.name),
        note=scene.say("site.lead.digging" if product.digging else "site.lead.no_digging"),
        usually=wording.weeks(lead.from_weeks, lead.to_weeks, scene.language) if lead else "",
        window=_window(product, scene),
        legal=_legal(product, scene),
        possible=product.not_possible is None,
    )


def _window(product: Product, scene: Scene) -> str:
    if product.lead_time is None:
        return scene.say("site.lead.by_quote")
    first, last = expected_window(product, scene.today, scene.today)
    until = wording.short_day(last, scene.language)
    return scene.say("site.lead.between", first=_short(first, last, scene), last=until)


def _short(first: date, last: date, scene: Scene) -> str:
    """The first day of a range, without its year where the last day says it."""
    words = wording.short_day(first, scene.language)
    return words.removesuffix(f" {first.year}") if first.year == last.year else words


def _legal(product: Product, scene: Scene) -> str:
    at: datetime = instant(scene.today, NOON)
    deadline = legal_deadline(product, scene.definition.catalogue, at, scene.definition.holidays)
    return wording.short_day(deadline, scene.language) if deadline else scene.say("site.lead.no_legal")


def _term(term: LegalTerm, scene: Scene) -> dict[str, object]:
    length, after = wording.term(term.term, scene.language), _after(term, scene)
    notes = [
        (term.under_congestion, scene.say("site.legal.congestion")),
        (True, period(term.valid_from, term.valid_to, "site.legal", scene)),
        (True, scene.say("site.legal.source", source=term.source.rstrip("."))),
        (term.to_check, scene.say("site.legal.check")),
    ]
    return {
        "name": scene.text(term.name),
        "term": scene.say("site.legal.term", length=length, after=after),
        "notes": " ".join(sentence for holds, sentence in notes if holds),
    }


def _after(term: LegalTerm, scene: Scene) -> str:
    counted_from_application = term.term.after == "submitted"
    return scene.say("site.legal.from" if counted_from_application else f"site.after.{term.term.after}")


def period(first: date, last: date | None, keys: str, scene: Scene) -> str:
    """Since when, or from when to when; ``keys`` is where the two sentences stand: ``since`` and ``period``."""
    since = wording.short_day(first, scene.language)
    if last is None:
        return scene.say(f"{keys}.since", day=since)
    return scene.say(f"{keys}.period", first=since, last=wording.short_day(last, scene.language))
