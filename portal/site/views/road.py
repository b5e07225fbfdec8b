"""The road map: the phases in short, every step of it, and what has to be ready on the way."""

from portal.domain.definition import InternalMilestone, Phase, Step
from portal.site.scene import Scene, sentence


def phases(scene: Scene) -> dict[str, object]:
    return {"phases": scene.definition.process.phases}


def steps(scene: Scene) -> dict[str, object]:
    grouped = ((phase, _steps_of(phase, scene)) for phase in scene.definition.process.phases)
    return {"phases": [(scene.text(phase.name), own) for phase, own in grouped if own]}


def preparation(scene: Scene) -> dict[str, object]:
    return {"rows": [_ready(milestone, scene) for milestone in scene.definition.process.milestones]}


def _steps_of(phase: Phase, scene: Scene) -> list[dict[str, str]]:
    return [_step(step, scene) for step in scene.definition.process.steps if step.phase == phase.id]


def _step(step: Step, scene: Scene) -> dict[str, str]:
    return {
        "name": scene.text(step.name),
        "now": scene.text(step.now),
        "acts": scene.say("site.road.acts", who=scene.who(step.acts)),
        "note": scene.say("site.road.with_quote") if step.only_with_quote else "",
    }


def _ready(milestone: InternalMilestone, scene: Scene) -> dict[str, str]:
    who = scene.who(milestone.owner)
    return {
        "what": scene.say(f"site.ready.{milestone.milestone}"),
        "note": _only(milestone, scene),
        "who": sentence(who),
        "when": scene.by_when(milestone.term),
    }


def _only(milestone: InternalMilestone, scene: Scene) -> str:
    flags = {
        "only_with_quote": milestone.only_with_quote,
        "only_standard": milestone.only_standard,
        "only_digging": milestone.only_digging,
    }
    return scene.listed(scene.say(f"site.ready.{flag}") for flag, holds in flags.items() if holds)
