"""Who does what: the four roles, the organisations, and how to reach a person."""

from portal.domain.definition import Contractor, NetworkOperator, Role
from portal.domain.wording import clock
from portal.site.scene import Scene, sentence

ROLES: tuple[Role, ...] = ("customer", "portal", "operator", "contractor")


def roles(scene: Scene) -> dict[str, object]:
    return {"rows": [_role(role, scene) for role in ROLES]}


def organisations(scene: Scene) -> dict[str, object]:
    known = scene.definition.organisations
    return {
        "operators": [(found.name, _disciplines(found, scene), found.phone) for found in known.operators],
        "contractors": [(found.name, _areas(found, scene), found.phone) for found in known.contractors],
    }


def contact(scene: Scene) -> dict[str, object]:
    brand = scene.definition.brand
    opens, closes = (clock(at, scene.language) for at in (brand.hours.opens, brand.hours.closes))
    return {"brand": brand, "hours": scene.say("site.contact.hours", opens=opens, closes=closes)}


def _role(role: Role, scene: Scene) -> dict[str, object]:
    name = scene.say(f"site.name.{role}", brand=scene.definition.brand.name)
    moments = (moment for moment in scene.definition.process.contact_moments if moment.owner == role)
    return {
        "name": sentence(name),
        "does": scene.say(f"site.does.{role}"),
        "moments": [scene.text(moment.name) for moment in moments],
    }


def _disciplines(operator: NetworkOperator, scene: Scene) -> str:
    known = scene.definition.catalogue.disciplines
    return scene.listed(scene.text(found.name) for found in known if found.id in operator.disciplines)


def _areas(contractor: Contractor, scene: Scene) -> str:
    own = [area.name for area in scene.definition.organisations.areas if area.contractor == contractor.id]
    return scene.listed(own)
