from portal.domain.definition import InternalMilestone, Term
from portal.site.views.road import phases, preparation, steps
from tests.builders import a_definition, a_process
from tests.site.scenes import a_scene, a_text


def test_every_step_stands_below_its_phase():
    shown = {phase: [step["name"] for step in own] for phase, own in steps(a_scene())["phases"]}
    assert shown["Oriënteren"] == ["Aanvraag ontvangen"]
    assert sum(map(len, shown.values())) == len(a_definition().process.steps)


def test_a_step_says_whose_turn_it_is_and_whether_it_needs_a_quote():
    (_, ordering) = steps(a_scene())["phases"][1]
    by_name = {step["name"]: step for step in ordering}
    assert by_name["Offerte geaccepteerd"]["acts"] == "Aan zet: u"
    assert by_name["Offerte geaccepteerd"]["note"] == "alleen bij een offerte"
    assert by_name["Voorlopige week afgesproken"]["acts"] == "Aan zet: uw aannemer"
    assert by_name["Voorlopige week afgesproken"]["note"] == ""


def test_a_phase_without_steps_is_left_out():
    assert steps(a_scene(a_definition(process=a_process(steps=()))))["phases"] == []


def test_the_home_page_shows_the_phases_in_order():
    assert phases(a_scene())["phases"] == a_definition().process.phases


def test_what_must_be_ready_is_said_in_plain_words_with_who_and_by_when():
    permit = InternalMilestone(
        "permit_granted", a_text("Verg. gem."), "operator", Term(8, "weeks", "released"), only_digging=True
    )
    (row,) = preparation(a_scene(a_definition(process=a_process(milestones=(permit,)))))["rows"]
    assert row == {
        "what": "Vergunning van de gemeente",
        "note": "Als wij moeten graven",
        "who": "Uw netbeheerder",
        "when": "binnen 8 weken nadat de aannemer uw opdracht heeft",
    }
