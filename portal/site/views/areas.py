"""Works and congestion area by area, with what one can do about it ([P24] handelingsperspectief)."""

from portal.domain.definition import Area, Works
from portal.site.scene import Scene
from portal.site.views.lead_times import period


def areas(scene: Scene) -> dict[str, object]:
    ordered = sorted(scene.definition.organisations.areas, key=lambda area: min(area.postcodes, default=(0, 0)))
    return {"areas": [_area(area, scene) for area in ordered]}


def _area(area: Area, scene: Scene) -> dict[str, object]:
    ranges = (scene.say("site.area.from_to", first=first, last=last) for first, last in sorted(area.postcodes))
    return {
        "id": f"gebied-{area.id}".replace("_", "-"),
        "name": area.name,
        "postcodes": scene.listed(ranges),
        "facts": _facts(area, scene),
        "works": [_works(works, scene) for works in area.works if not _over(works, scene)],
    }


def _facts(area: Area, scene: Scene) -> list[tuple[str, str]]:
    organisations = scene.definition.organisations
    operators = {found.id: found.name for found in organisations.operators}
    contractors = {found.id: found.name for found in organisations.contractors}
    disciplines = ((found, area.operators.get(found.id)) for found in scene.definition.catalogue.disciplines)
    return [
        (scene.say("site.area.contractor"), contractors[area.contractor]),
        *(
            (scene.say("site.area.operator", discipline=scene.text(found.name).lower()), operators[operator])
            for found, operator in disciplines
            if operator
        ),
    ]


def _works(works: Works, scene: Scene) -> dict[str, str]:
    return {
        "name": scene.text(works.name),
        "about": scene.text(works.about),
        "you_can": scene.text(works.you_can),
        "when": period(works.valid_from, works.valid_to, "site.area", scene),
    }


def _over(works: Works, scene: Scene) -> bool:
    return works.valid_to is not None and works.valid_to < scene.today
