"""The process as one picture: a line from top to bottom that crosses over to whoever contacts the customer next.

Everything is measured in units of a drawing 320 wide, so that its words can be read on a phone of that width.
"""

from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from portal.domain.definition import ContactMoment, Role
from portal.site.scene import Scene, sentence
from portal.site.views.moments import means

WIDTH = 320
LANES: tuple[Role, ...] = ("portal", "operator", "contractor")
LANE_WIDTH = 26
LINE = 20
BAND = 48
NAME_CHARACTERS = 21
NOTE_CHARACTERS = 26
"""What fits beside the lanes in the widest of the usual system fonts."""


@dataclass(frozen=True, slots=True)
class Station:
    x: int
    y: int
    role: Role
    optional: bool
    name: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def bottom(self) -> int:
        return self.y + LINE * (len(self.name) + len(self.note)) + 10


@dataclass(frozen=True, slots=True)
class Band:
    y: int
    name: str


def picture(scene: Scene) -> dict[str, object]:
    lanes = [role for role in LANES if any(moment.owner == role for moment in _shown(scene))]
    bands, stations, height = _placed(lanes, scene)
    told = ". ".join(_told(moment, scene) for moment in _shown(scene))
    return {
        "tokens": scene.definition.brand.tokens,
        "width": WIDTH,
        "height": height,
        "line": LINE,
        "labels": 20 + LANE_WIDTH * len(lanes),
        "legend": [(14 + 24 * place, role, sentence(scene.who(role))) for place, role in enumerate(lanes)],
        "bands": bands,
        "stations": stations,
        "links": list(pairwise(stations)),
        "about": scene.say("site.picture.about", count=len(stations), moments=told),
    }


def _shown(scene: Scene) -> list[ContactMoment]:
    """Every moment that has its place in time; what can be at any moment is left to the text."""
    moments = scene.definition.process.contact_moments
    ordered = [moment for phase in scene.definition.process.phases for moment in moments if moment.phase == phase.id]
    return [moment for moment in ordered if moment.preconditions or not moment.optional]


def _placed(lanes: list[Role], scene: Scene) -> tuple[list[Band], list[Station], int]:
    """Phases and moments from top to bottom, and the height they take together."""
    bands, stations, y = [], [], 24 * len(lanes) + 12
    for phase in scene.definition.process.phases:
        bands.append(Band(y, scene.text(phase.name)))
        y += BAND
        for moment in _shown(scene):
            if moment.phase == phase.id:
                stations.append(_station(moment, _x(lanes, moment.owner), y, scene))
                y = stations[-1].bottom
    return bands, stations, y


def _station(moment: ContactMoment, x: int, y: int, scene: Scene) -> Station:
    sometimes = moment.optional or moment.only_with_quote
    name = wrap(scene.text(moment.name), NAME_CHARACTERS)
    notes = [line for note in _notes(moment, scene) for line in wrap(note, NOTE_CHARACTERS)]
    return Station(x, y, moment.owner, sometimes, tuple(name), tuple(notes))


def _notes(moment: ContactMoment, scene: Scene) -> list[str]:
    notes = [
        (True, means(moment, scene)),
        (moment.only_with_quote, scene.say("site.picture.with_quote")),
        (moment.optional, scene.say("site.picture.when_needed")),
    ]
    return [note for holds, note in notes if holds]


def _told(moment: ContactMoment, scene: Scene) -> str:
    name, who = scene.text(moment.name).rstrip("?"), scene.who(moment.owner)
    return scene.say("site.picture.moment", name=name, who=who, means=means(moment, scene))


def _x(lanes: list[Role], role: Role) -> int:
    return 14 + LANE_WIDTH * lanes.index(role)
