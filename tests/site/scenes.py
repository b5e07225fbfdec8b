"""A stage for generated blocks: a definition, its words, a language and a day."""

from dataclasses import replace
from datetime import date

from portal.definitions.sentences import Words
from portal.definitions.words import load_words
from portal.domain.definition import (
    Catalogue,
    Definition,
    Discipline,
    Kind,
    Language,
    LeadTime,
    Product,
    Text,
)
from portal.settings import CONTENT
from portal.site.scene import Scene
from tests.builders import BRAND, a_definition

TODAY = date(2026, 11, 23)
"""A Monday outside holidays."""


def words(brand: str = BRAND) -> Words:
    return load_words(brand, CONTENT)


def with_brand(**changes: object) -> Definition:
    """The real definition of a brand that presents itself otherwise."""
    return replace(a_definition(), brand=replace(a_definition().brand, **changes))


def a_text(name: str) -> Text:
    return Text(name, f"{name} in English")


def a_product(id: str = "stroom_nieuw", **changes: object) -> Product:
    """A standard product with digging that takes four to eight weeks."""
    product = Product(
        id=id,
        discipline="stroom",
        kind="nieuw",
        name=a_text("Nieuwe stroom"),
        digging=True,
        standard=True,
        lead_time=LeadTime(4, 8),
    )
    return replace(product, **changes)


def a_catalogue(*products: Product, **changes: object) -> Catalogue:
    """One discipline and one kind of request, with only what the test adds."""
    catalogue = Catalogue(
        disciplines=(Discipline("stroom", a_text("Stroom")),),
        kinds=(Kind("nieuw", a_text("Een nieuwe"), a_text("Iets nieuws.")),),
        products=products,
        legal_terms=(),
        drawings=(),
        works=(),
        charges=(),
    )
    return replace(catalogue, **changes)


def a_scene(definition: Definition | None = None, language: Language = "nl", today: date = TODAY) -> Scene:
    there = definition or a_definition()
    return Scene(there, words(there.brand.id), language, today)


def a_scene_with(*products: Product, today: date = TODAY, **changes: object) -> Scene:
    """A scene of a brand that offers only these products."""
    return a_scene(a_definition(catalogue=a_catalogue(*products, **changes)), today=today)
