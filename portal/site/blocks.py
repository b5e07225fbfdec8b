"""The generated blocks: each has a view here (what to say) and a template of the same name (how to show it)."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.domain import wording
from portal.domain.paths import APPLY, FOLLOW
from portal.site.scene import Scene
from portal.site.views.areas import areas
from portal.site.views.costs import charges, example_prices, prices
from portal.site.views.house import house
from portal.site.views.lead_times import lead_times, legal_terms, shortest
from portal.site.views.moments import moments
from portal.site.views.needs import drawings, works
from portal.site.views.parties import contact, organisations, roles
from portal.site.views.picture import picture
from portal.site.views.refusals import only_by_quote, refusals
from portal.site.views.road import phases, preparation, steps

TEMPLATES = Path(__file__).parent / "templates"

View = Callable[[Scene], Mapping[str, object]]

BLOCKS: dict[str, View] = {
    "alleen-offerte": only_by_quote,
    "bijkomende-kosten": charges,
    "contact": contact,
    "contactmomenten": moments,
    "doorlooptijd-kort": shortest,
    "doorlooptijden": lead_times,
    "gebieden": areas,
    "huis": house,
    "klantwerk": works,
    "niet-mogelijk": refusals,
    "organisaties": organisations,
    "prijzen": prices,
    "procesplaat": picture,
    "stappen": steps,
    "stappen-kort": phases,
    "tekeningen": drawings,
    "voorbeeldprijzen": example_prices,
    "voorbereiding": preparation,
    "wettelijke-termijnen": legal_terms,
    "wie-doet-wat": roles,
}


class UnknownBlock(LookupError):
    """A page asks for a block that nobody makes."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no block {name!r}; there are: {', '.join(BLOCKS)}.")


def block(name: str, scene: Scene) -> str:
    """Markdown and HTML of one block, every text from the definition escaped. Raises UnknownBlock."""
    if name not in BLOCKS:
        raise UnknownBlock(name)
    template = _environment().get_template(f"{name}.html")
    return template.render(BLOCKS[name](scene), scene=scene, t=scene.say, text=scene.text, **_dates(scene))


def _dates(scene: Scene) -> dict[str, object]:
    language = scene.language
    return {
        "day": lambda day: wording.short_day(day, language),
        "money": lambda cents: wording.money(cents, language),
        "apply_path": APPLY[language],
        "follow_path": FOLLOW[language],
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
