"""A house by the street with one line in the ground for each discipline the brand connects."""

from dataclasses import dataclass

from portal.site.scene import Scene

GROUND = 150
"""Height of the pavement in a drawing 320 wide."""
SPACING = 30


@dataclass(frozen=True, slots=True)
class Pipe:
    name: str
    y: int
    up: int
    """Where it turns up into the house, counted from the left."""
    colour: str


def house(scene: Scene) -> dict[str, object]:
    names = [scene.text(discipline.name) for discipline in scene.definition.catalogue.disciplines]
    about = "site.house.about" if len(names) > 1 else "site.house.about_one"
    return {
        "tokens": scene.definition.brand.tokens,
        "ground": GROUND,
        "height": GROUND + 24 + SPACING * len(names),
        "pipes": [_pipe(name, place, scene) for place, name in enumerate(names)],
        "about": scene.say(about, disciplines=scene.listed(name.lower() for name in names)),
    }


def _pipe(name: str, place: int, scene: Scene) -> Pipe:
    tokens = scene.definition.brand.tokens
    colours = (tokens.accent, tokens.waiting, tokens.done, tokens.muted)
    return Pipe(name, GROUND + 34 + SPACING * place, 196 + 14 * place, colours[place % len(colours)])
