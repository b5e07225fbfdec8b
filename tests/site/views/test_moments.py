from dataclasses import replace

import pytest

from portal.site.views.moments import moments
from tests.builders import a_definition, a_process
from tests.site.scenes import a_scene


def shown(moment: str, language="nl", **changes):
    """The facts and notes of one contact moment, changed and alone in its process."""
    known = next(found for found in a_definition().process.contact_moments if found.id == moment)
    process = a_process(contact_moments=(replace(known, **changes),))
    phases = moments(a_scene(a_definition(process=process), language))["phases"]
    (view,) = (view for phase in phases for view in phase.moments)
    return view


def test_every_phase_stands_there_with_every_contact_moment():
    phases = moments(a_scene())["phases"]
    assert [phase.name for phase in phases] == ["Oriënteren", "Bestellen", "Voorbereiden", "Leveren", "Nazorg"]
    names = {view.name for phase in phases for view in phase.moments}
    assert names == {moment.name.nl for moment in a_definition().process.contact_moments}


def test_the_planning_call_says_who_how_and_by_when():
    facts = dict(shown("1").facts)
    assert facts["Wie"] == "Uw aannemer"
    assert facts["Hoe"] == "Telefoon en mail"
    assert facts["Uiterlijk"] == "Binnen 5 werkdagen nadat de aannemer uw opdracht heeft"


def test_the_intake_says_that_sooner_is_better():
    assert dict(shown("B").facts)["Uiterlijk"] == (
        "Binnen 10 werkdagen na uw aanvraag. Liefst eerder: binnen 48 uur na uw aanvraag"
    )


def test_a_call_before_the_agreed_week_counts_back_from_it():
    assert dict(shown("2", working_days_before=3).facts)["Uiterlijk"] == "3 werkdagen voor de week die u afsprak"


@pytest.mark.parametrize(("moment", "when"), [("A", "Meteen"), ("TT", "Op elk moment")])
def test_what_has_no_term_is_at_once_or_at_any_time(moment, when):
    assert dict(shown(moment).facts)["Uiterlijk"] == when


def test_notes_say_when_it_does_not_happen_to_everyone():
    assert "Alleen als u een offerte krijgt" in shown("B").notes
    assert "Alleen als het nodig is" in shown("1a").notes
    assert shown("1").notes == ()


def test_what_may_be_combined_is_said():
    process = a_process()
    views = [view for phase in moments(a_scene(a_definition(process=process)))["phases"] for view in phase.moments]
    inspection = next(view for view in views if "schouw" in view.name)
    assert "Dit kan samen met: Uw aannemer spreekt de dag af" in inspection.notes


def test_what_a_caller_must_never_say_is_not_for_the_site():
    known = next(found for found in a_definition().process.contact_moments if found.id == "B")
    told = repr(shown("B"))
    assert not any(sentence.nl in told for sentence in known.script.never)


def test_english_pages_are_in_english():
    assert dict(shown("1", "en").facts)["By when"] == "Within 5 working days after the contractor got your order"
