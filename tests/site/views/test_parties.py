from portal.site.views.parties import contact, organisations, roles
from tests.builders import a_definition
from tests.site.scenes import a_scene, with_brand


def test_every_role_says_when_you_hear_from_it():
    rows = {row["name"]: row["moments"] for row in roles(a_scene())["rows"]}
    assert list(rows) == ["U", "Mijn Aansluiting", "Netbeheerder", "Aannemer"]
    assert rows["U"] == []
    assert "Uw aannemer belt over de planning" in rows["Aannemer"]
    assert "De netbeheerder belt over uw aanvraag" in rows["Netbeheerder"]


def test_organisations_are_listed_with_what_they_do_and_their_number():
    known = a_definition().organisations
    listed = organisations(a_scene())
    assert [row[0] for row in listed["operators"]] == [operator.name for operator in known.operators]
    assert ("Deltawater", "Water", "0800 000 0023") in listed["operators"]
    assert [row[2] for row in listed["contractors"]] == [contractor.phone for contractor in known.contractors]


def test_the_planner_s_name_stays_off_the_site():
    planners = {contractor.planner for contractor in a_definition().organisations.contractors}
    shown = {cell for row in organisations(a_scene())["contractors"] for cell in row}
    assert not planners & shown


def test_contact_says_the_hours_in_words():
    assert contact(a_scene())["hours"] == "Op werkdagen van 8.00 uur tot 17.00 uur"
    assert contact(a_scene(language="en"))["hours"] == "On working days from 8:00 to 17:00"
    assert contact(a_scene(with_brand(phone="0800 1")))["brand"].phone == "0800 1"
