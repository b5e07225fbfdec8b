from dataclasses import replace
from datetime import date

from portal.domain.definition import Area, Works
from portal.site.views.areas import areas
from tests.builders import a_definition
from tests.site.scenes import TODAY, a_scene, a_text


def an_area(**changes: object) -> Area:
    area = Area(
        id="de_hei",
        name="De Hei",
        postcodes=((6800, 6899), (4300, 4399)),
        combi="combi_rivierenland",
        contractor="vierstromen",
        operators={"electricity": "stroomland"},
    )
    return replace(area, **changes)


def some_works(**changes: object) -> Works:
    return Works(**{"name": a_text("Graven"), "about": a_text("Wij graven."), "you_can": a_text("Wacht."), **changes})


def shown(*found: Area):
    organisations = replace(a_definition().organisations, areas=found)
    return areas(a_scene(a_definition(organisations=organisations), today=TODAY))["areas"]


def test_an_area_says_its_postcodes_and_who_works_there():
    (area,) = shown(an_area())
    assert area["postcodes"] == "4300 tot en met 4399 en 6800 tot en met 6899"
    assert area["facts"] == [("Aannemer", "Aannemer Vierstromen"), ("Netbeheerder stroom", "Stroomland Netbeheer")]


def test_an_area_can_be_linked_to():
    assert shown(an_area())[0]["id"] == "gebied-de-hei"


def test_areas_stand_in_the_order_of_their_postcodes():
    far, near = an_area(name="Ver", postcodes=((9000, 9100),)), an_area(name="Dichtbij", postcodes=((1000, 1100),))
    assert [area["name"] for area in shown(far, near)] == ["Dichtbij", "Ver"]


def test_works_say_from_when_to_when_and_what_one_can_do():
    works = some_works(valid_from=date(2026, 9, 1), valid_to=date(2027, 6, 30))
    (told,) = shown(an_area(works=(works,)))[0]["works"]
    assert told["when"] == "Van 1 september 2026 tot en met 30 juni 2027"
    assert told["you_can"] == "Wacht."


def test_works_without_an_end_say_since_when():
    (told,) = shown(an_area(works=(some_works(valid_from=date(2026, 9, 1)),)))[0]["works"]
    assert told["when"] == "Vanaf 1 september 2026"


def test_works_that_are_over_are_gone_the_day_after():
    last_day = some_works(valid_from=date(2026, 9, 1), valid_to=TODAY)
    over = some_works(valid_from=date(2026, 9, 1), valid_to=date(2026, 11, 22))
    assert len(shown(an_area(works=(last_day, over)))[0]["works"]) == 1
