"""Fictional customers: made up from lists, on a reserved mail domain and a number that nobody has."""

from datetime import date

from portal.domain.answers import Answers, Choice
from portal.domain.catalogue import needs_quote
from portal.domain.definition import Definition, Language, Product
from portal.domain.person import Address, Builder, Person
from portal.local.demo.chance import Chance

FIRST = ("Anna", "Bram", "Carla", "Daan", "Eva", "Farid", "Greet", "Hamza", "Iris", "Joost", "Kim", "Lotte", "Mees")
LAST = ("Jansen", "Bakker", "Visser", "Smit", "Mulder", "Meijer", "Yilmaz", "Bos", "Peters", "Hendriks", "Kaya")
STREETS = ("Lindelaan", "Molenweg", "Kerkstraat", "Beukenhof", "Dijkweg", "Stationsstraat", "Akkerpad", "Havenkade")
BUILDERS = ("Bouwbedrijf De Gevel", "Aannemer Nok en Goot", "Bouw Op Maat")


def person(definition: Definition, chance: Chance) -> Person:
    first, last = chance.pick("first", FIRST), chance.pick("last", LAST)
    area = chance.pick("area", definition.organisations.areas)
    low, high = chance.pick("range", area.postcodes)
    digits = low + chance.below("postcode", min(high - low, 90) + 1)
    builder = Builder(chance.pick("builder", BUILDERS), "+31612340000") if chance.below("built", 3) == 0 else None
    return Person(
        name=f"{first} {last}",
        mail=f"{first}.{last}.{chance.below('mail', 900) + 100}@example.org".lower(),
        phone=f"+3161234{chance.below('phone', 9000) + 1000}",
        channel="mail",
        address=Address(
            postcode=f"{digits} AB",
            place=area.name.split()[0],
            number=str(chance.below("number", 140) + 1),
            street=chance.pick("street", STREETS),
        ),
        builder=builder,
    )


def answers(definition: Definition, chance: Chance, wish_from: date, *, with_quote: bool) -> Answers:
    """Complete answers; ``with_quote`` chooses something whose price can't be said at once."""
    language: Language = "en" if chance.below("language", 12) == 0 else "nl"
    kind, choices = _wanted(definition, chance, with_quote=with_quote)
    return Answers(language, kind, choices, person(definition, chance), wish_from)


def _wanted(definition: Definition, chance: Chance, *, with_quote: bool) -> tuple[str, tuple[Choice, ...]]:
    kinds = {
        kind.id: found
        for kind in definition.catalogue.kinds
        if (found := _choices(definition, kind.id, with_quote=with_quote))
    }
    usual = "new" if "new" in kinds and chance.below("usual", 3) else chance.pick("kind", sorted(kinds))
    choices = kinds[usual]
    many = len(choices) if chance.below("all", 2) else chance.below("many", len(choices)) + 1
    return usual, choices[:many]


def _choices(definition: Definition, kind: str, *, with_quote: bool) -> tuple[Choice, ...]:
    products = [product for product in definition.catalogue.products if product.kind == kind]
    found = (_choice(product, with_quote=with_quote) for product in products if product.not_possible is None)
    return tuple(choice for choice in found if choice is not None)


def _choice(product: Product, *, with_quote: bool) -> Choice | None:
    capacities = [capacity.id for capacity in product.capacities] or [""]
    fitting = [capacity for capacity in capacities if needs_quote(product, capacity) is with_quote]
    return Choice(product.discipline, fitting[len(fitting) // 2]) if fitting else None
