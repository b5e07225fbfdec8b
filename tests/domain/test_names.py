from portal.domain.names import cause_sentence, discipline_name, organisation, organisation_name
from tests.builders import CONTRACTOR, POWER, a_definition


def test_organisations_go_by_their_name() -> None:
    assert organisation_name(POWER, a_definition()) == "Stroomland Netbeheer"
    assert organisation_name(CONTRACTOR, a_definition()) == "Grondwerk Oost"


def test_the_portal_goes_by_the_name_of_its_brand() -> None:
    assert organisation_name("portal", a_definition()) == "Mijn Aansluiting"
    assert organisation_name("portal", a_definition("veldgloed")) == "Veldgloed Warmte"


def test_a_customer_has_no_name_here() -> None:
    assert organisation_name("customer", a_definition()) == ""
    assert organisation("customer", a_definition()) is None


def test_an_organisation_that_an_editor_removed_has_none_either() -> None:
    assert organisation_name("long_gone", a_definition()) == ""


def test_disciplines_and_causes_are_said_in_the_language_asked_for() -> None:
    assert discipline_name("electricity", a_definition(), "nl") == "Stroom"
    assert discipline_name("electricity", a_definition(), "en") == "Electricity"
    assert cause_sentence("frost", a_definition(), "en") == "The ground is frozen, so we can't dig at the moment."


def test_what_is_no_longer_defined_is_said_as_well_as_can_be() -> None:
    assert discipline_name("steam", a_definition(), "nl") == "steam"
    assert cause_sentence("", a_definition(), "nl") == ""
