"""The single words, numbers and dates that stand in hand-written pages as ``[[stilte]]``."""

import re
from collections.abc import Callable
from datetime import date

from portal.domain.wording import length, short_day
from portal.site.scene import Scene

_DATE = re.compile(r"datum (\d{4}-\d{2}-\d{2})")


class UnknownValue(LookupError):
    """A page asks for a word that the definition doesn't give."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no value [[{name}]]; there are: {', '.join(VALUES)}, datum 2026-12-31.")


VALUES: dict[str, Callable[[Scene], str]] = {
    "merk": lambda scene: scene.definition.brand.name,
    "belofte": lambda scene: scene.text(scene.definition.brand.tagline),
    "afzender": lambda scene: scene.definition.brand.sender.mail,
    "netbeheerder": lambda scene: scene.say("site.name.operator"),
    "aannemer": lambda scene: scene.say("site.name.contractor"),
    "vandaag": lambda scene: short_day(scene.today, scene.language),
    "stilte": lambda scene: length(scene.definition.process.silence_working_days, "working_days", scene.language),
    "belpogingen": lambda scene: scene.say("site.tries", count=scene.definition.process.call_tries),
    "concept bewaren": lambda scene: length(scene.definition.brand.draft_days, "days", scene.language),
    "volgen bewaren": lambda scene: length(scene.definition.brand.follow_after_close_days, "days", scene.language),
}


def value(name: str, scene: Scene) -> str:
    """What ``[[name]]`` stands for; ``datum 2026-12-31`` is that day in words. Raises UnknownValue."""
    day = _DATE.fullmatch(name)
    if day:
        return short_day(date.fromisoformat(day[1]), scene.language)
    if name not in VALUES:
        raise UnknownValue(name)
    return VALUES[name](scene)
