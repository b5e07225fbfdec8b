from dataclasses import replace

import pytest

from portal.definitions.rules.process import process_rules
from tests.builders import a_process
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
        'party = "nature"\nwithin',
        'party = "operator"\nwithin',
        "standstills[3].party",
        "operator stands here before; a party has one time-out.",
        more=True,
    ),
    Slip(
        'within = { value = 10, unit = "working_days" }\nowner = "operator"',
        'within = { value = 10, unit = "working_days" }\nowner = "portal"',
        "standstills[1].owner",
        "must be customer, operator or contractor: the portal does no work on an order.",
    ),
    Slip(
        'party = "nature"\nsentence',
        'party = "portal"\nsentence',
        "causes[0].party",
        "portal has no time-out in standstills, so it could stall forever.",
    ),
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


def test_a_process_with_quotes_says_how_soon_one_is_sent() -> None:
    process = a_process()
    without = replace(process, milestones=tuple(one for one in process.milestones if one.milestone != "quote_sent"))
    sentence = "must hold quote_sent: after a quote that lapsed, the next one has a term too."
    assert (("milestones",), sentence) in process_rules(without)
