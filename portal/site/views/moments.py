"""The contact moments, phase by phase: who contacts you, how, what for and by when ([KCP] klantcontactmomenten)."""

from dataclasses import dataclass

from portal.domain import wording
from portal.domain.definition import ContactMoment, Phase
from portal.site.scene import Scene, sentence


@dataclass(frozen=True, slots=True)
class MomentView:
    name: str
    text: str
    facts: tuple[tuple[str, str], ...]
    """Label and value, in the order in which they are read."""
    notes: tuple[str, ...]
    happens: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseView:
    name: str
    about: str
    moments: tuple[MomentView, ...]


def moments(scene: Scene) -> dict[str, object]:
    return {"phases": [_phase(phase, scene) for phase in scene.definition.process.phases]}


def means(moment: ContactMoment, scene: Scene) -> str:
    return scene.listed(scene.say(f"site.means.{channel}") for channel in moment.means)


def _phase(phase: Phase, scene: Scene) -> PhaseView:
    own = [moment for moment in scene.definition.process.contact_moments if moment.phase == phase.id]
    views = tuple(_moment(moment, scene) for moment in own)
    return PhaseView(scene.text(phase.name), scene.text(phase.about), views)


def _moment(moment: ContactMoment, scene: Scene) -> MomentView:
    return MomentView(
        name=scene.text(moment.name),
        text=scene.text(moment.customer_text),
        facts=_facts(moment, scene),
        notes=_notes(moment, scene),
        happens=tuple(map(scene.text, moment.happens)),
        asks=tuple(map(scene.text, moment.script.ask)) if moment.script else (),
    )


def _facts(moment: ContactMoment, scene: Scene) -> tuple[tuple[str, str], ...]:
    facts = {
        "who": scene.who(moment.owner),
        "how": means(moment, scene),
        "why": scene.text(moment.purpose),
        "when": _when(moment, scene),
    }
    return tuple((scene.say(f"site.moment.{name}"), sentence(value)) for name, value in facts.items())


def _when(moment: ContactMoment, scene: Scene) -> str:
    if moment.working_days_before is not None:
        length = wording.length(moment.working_days_before, "working_days", scene.language)
        return scene.say("site.moment.before", length=length)
    if moment.term is None:
        return scene.say("site.moment.any_time" if moment.optional else "site.moment.at_once")
    term = scene.by_when(moment.term)
    if moment.preferred_term is None:
        return term
    return scene.say("site.moment.preferred", term=term, preferred=scene.by_when(moment.preferred_term))


def _notes(moment: ContactMoment, scene: Scene) -> tuple[str, ...]:
    others = {other.id: scene.text(other.name) for other in scene.definition.process.contact_moments}
    notes = [
        (moment.optional and bool(moment.preconditions), scene.say("site.moment.when_needed")),
        (moment.only_with_quote, scene.say("site.moment.with_quote")),
        (moment.per_discipline and len(scene.definition.catalogue.disciplines) > 1, scene.say("site.moment.each")),
        (moment.joins in others, scene.say("site.moment.joined", other=others.get(moment.joins or "", ""))),
    ]
    return tuple(sentence for holds, sentence in notes if holds)
