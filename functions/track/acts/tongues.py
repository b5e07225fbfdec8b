"""The languages that can be chosen."""

from functions.track.acts.act import Scene
from portal.web.language import say
from portal.web.question import Card


def tongues(scene: Scene) -> list[Card]:
    names = {"nl": say("acts.languages.dutch"), "en": say("acts.languages.english")}
    return [Card(id, names[id]) for id in scene.definition.brand.languages]
