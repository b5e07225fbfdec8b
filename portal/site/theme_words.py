"""The words of the frame (header, footer, page not found) as a template that the theme imports.

The frame is drawn by the static engine, the words are those of every other page: this file joins them.
"""

import json

from portal.domain.wording import clock
from portal.site.scene import Scene

KEYS = {
    "nav_label": "common.nav.label",
    "other": "common.nav.other",
    "foot_label": "common.foot.label",
    "call": "common.foot.call",
    "foot_contact": "common.foot.contact",
    "foot_privacy": "common.foot.privacy",
    "foot_accessibility": "common.foot.accessibility",
    "pages": "site.pages",
    "search": "site.search.name",
    "search_path": "common.path.search",
    "search_label": "site.search.label",
    "close": "site.search.close",
    "not_found_title": "site.not_found.title",
    "not_found_why": "site.not_found.why",
    "not_found_now": "site.not_found.now",
    "not_found_home": "site.not_found.home",
    "not_found_apply": "site.not_found.apply",
    "not_found_follow": "site.not_found.follow",
}
PLACES = ("how", "apply", "follow", "contact")
FOOT_PLACES = ("search", "contact", "privacy", "accessibility")


def theme_words(scene: Scene) -> str:
    """Lines such as ``{% set search = "Zoeken" %}``."""
    brand = scene.definition.brand
    opens, closes = (clock(at, scene.language) for at in (brand.hours.opens, brand.hours.closes))
    values: dict[str, object] = {name: scene.say(key) for name, key in KEYS.items()} | {
        "places": [_place(place, "nav", scene) for place in PLACES],
        "foot_places": [_place(place, "foot", scene) for place in FOOT_PLACES],
        "hours": scene.say("site.contact.hours", opens=opens, closes=closes),
        "phone": brand.phone,
        "phone_link": "tel:" + brand.phone.replace(" ", ""),
        "home": scene.say("common.path.home"),
        "other_home": scene.words.say("common.path.home", "en" if scene.language == "nl" else "nl"),
        "other_language": ("en" if scene.language == "nl" else "nl") if len(brand.languages) > 1 else "",
    }
    return "".join(f"{{% set {name} = {json.dumps(value)} %}}\n" for name, value in values.items())


def _place(place: str, list_: str, scene: Scene) -> list[str]:
    """Path and name."""
    return [scene.say(f"common.path.{place}"), scene.say(f"common.{list_}.{place}")]
