import pytest

from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip(
        'id = "prepare"\nname',
        'id = "order"\nname',
        "phases[2].id",
        "'order' stands here before, at place 1; an id stands once.",
        more=True,
    ),
    Slip(
        'milestone = "soft_date_agreed"\nname = { nl = "Voorlopige week afgesproken", en = "Provisional week agreed" }',
        'milestone = "soft_date_agreed"\nacts = "operator"\nname = { nl = "Week", en = "Week" }',
        "steps[5].acts",
        "must be contractor, because soft_date_agreed is planning; it is operator.",
        'acts = "contractor"\ncontact = "1"',
        'contact = "1"',
    ),
    Slip(
        'id = "connected"\nphase = "deliver"',
        'id = "connected"\nphase = "order"',
        "steps[9].phase",
        "order comes before the phase of the step above it.",
    ),
    Slip(
        'acts = "customer"\ncontact = "4"', 'acts = "customer"\ncontact = "5"', "steps[11].contact", "no contact moment"
    ),
    Slip(
        'term = { value = 10, unit = "working_days", after = "quick_scan_done" }',
        'term = { value = 10, unit = "working_days", after = "quote_sent" }',
        "milestones[1].term.after",
        "quote_sent is what ends this term",
    ),
    Slip("only_standard = true", "only_with_quote = true", "milestones[4].milestone", "released stands here before"),
    Slip(
        "only_standard = true",
        "only_standard = true\nonly_with_quote = true",
        "milestones[4].only_standard",
        "stands beside only_with_quote, so it would hold for no order at all.",
    ),
    Slip(
        'name = { nl = "Werkmap", en = "Work file" }\nowner = "operator"',
        'name = { nl = "Werkmap", en = "Work file" }\nowner = "portal"',
        "milestones[5].owner",
        "must be customer, operator or contractor: the portal does no work on an order.",
    ),
    Slip(
        'event = "released"',
        'event = "relaesed"',
        "notifications[3].event",
        "no event 'relaesed' (did you mean released?)",
    ),
    Slip(
        'event = "soft_date_shifted"\nmessage',
        'event = "soft_date_agreed"\nmessage',
        "notifications[5].message",
        "soft_date is sent on soft_date_agreed already.",
    ),
    Slip('moment = "1"', 'moment = "7"', "overrides[0].moment", "there is no contact moment '7'"),
    Slip(
        "silence_working_days = 20", "silence_working_days = 0", "silence_working_days", "must be 1 or more; it is 0."
    ),
    Slip("pavement_weeks = 6", "pavement_weeks = 0", "pavement_weeks", "must be 1 or more; it is 0."),
    Slip("call_tries = 3", "call_tries = 0", "call_tries", "must be 1 or more; it is 0."),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_slip_in_the_process_is_told_where_it_stands(slip: Slip, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown(slip, "process", tmp_path_factory.mktemp("slip"))


def test_an_override_of_an_operators_text_is_silent_on_planning_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    slip = Slip(
        'organisation = "zuiderwater"\nmoment = "B"',
        'organisation = "zuiderwater"\nmoment = "B"\ncustomer_text = { nl = "Wij bellen.", en = "In two weeks." }',
        "overrides[1].customer_text.en",
        "holds 'weeks', but a network operator never speaks of planning.",
    )
    shown(slip, "process", tmp_path_factory.mktemp("slip"))
