from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.application import Application
from portal.domain.links import derive
from portal.domain.survey import (
    LONGEST_SECONDS,
    WORDS,
    Answer,
    call_by,
    decide_answer,
    decide_call,
    offers_call,
    seconds_since,
    stamp,
    standing,
)
from tests.builders import CONTRACTOR, KEYS, NOW, a_definition, a_process, a_reference, after, all_done, an_application

ASKED = an_application(*all_done())
REFERENCE = ASKED.reference
ANSWERED = after(ASKED, [decide_answer(Answer(8), NOW)])
VALID = timedelta(days=a_definition().survey.valid_days)


def link(version: int = 1, reference: str = REFERENCE) -> str:
    return derive(KEYS, "survey", reference, "s1", version)


def revoked(state: Application) -> Application:
    """The same application whose survey link was made anew."""
    capabilities = tuple(
        replace(known, version=2) if known.purpose == "survey" else known for known in state.capabilities
    )
    return replace(state, capabilities=capabilities)


def test_the_link_of_the_last_completion_report_opens_the_survey() -> None:
    assert standing(ASKED, KEYS, link(), NOW) == "open"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        link(reference=a_reference(9)),
        derive(KEYS, "follow", REFERENCE, "s1", 1),
        derive(KEYS, "follow", REFERENCE, "f1", 1),
        derive(KEYS, "survey", REFERENCE, "f1", 1),
        link(version=2),
    ],
)
def test_no_other_link_opens_it_or_tells_anything(token: str) -> None:
    assert standing(ASKED, KEYS, token, NOW) == "unknown"
    assert standing(ANSWERED, KEYS, token, NOW) == "unknown"


def test_before_all_is_completed_there_is_no_survey() -> None:
    assert standing(an_application(), KEYS, link(), NOW) == "unknown"


def test_an_answered_survey_is_answered_also_when_it_is_late() -> None:
    assert standing(ANSWERED, KEYS, link(), NOW) == "answered"
    assert standing(ANSWERED, KEYS, link(), NOW + VALID) == "answered"


def test_the_survey_is_open_for_as_long_as_the_definition_says() -> None:
    assert standing(ASKED, KEYS, link(), NOW + VALID - timedelta(seconds=1)) == "open"
    assert standing(ASKED, KEYS, link(), NOW + VALID) == "late"


@pytest.mark.parametrize("state", [ASKED, ANSWERED])
def test_a_link_that_was_replaced_is_revoked_whatever_the_survey_is(state: Application) -> None:
    assert standing(revoked(state), KEYS, link(version=1), NOW) == "revoked"
    assert standing(revoked(ASKED), KEYS, link(version=2), NOW) == "open"


def test_words_are_referred_to_and_not_carried_by_the_event() -> None:
    with_words = decide_answer(Answer(3, {"planning": "no"}, "Het duurde lang", 41), NOW)

    assert (with_words.grade, with_words.taps, with_words.seconds, with_words.text) == (
        3,
        {"planning": "no"},
        41,
        WORDS,
    )
    assert decide_answer(Answer(3), NOW).text == ""


def test_whoever_asks_to_be_called_gives_the_contractor_a_deadline() -> None:
    (asked,) = decide_call(ANSWERED, a_definition(), NOW)

    assert [(due.owner, due.closes_on, due.discipline) for due in asked.opens] == [(CONTRACTOR, "called_back", "")]


def test_asking_again_changes_nothing() -> None:
    asked = after(ANSWERED, decide_call(ANSWERED, a_definition(), NOW))

    assert decide_call(asked, a_definition(), NOW) == ()


def test_a_brand_that_calls_nobody_offers_no_call() -> None:
    process = a_process(contact_moments=())
    definition = a_definition(process=process)

    assert not offers_call(process)
    assert decide_call(ANSWERED, definition, NOW) == ()
    assert call_by(ANSWERED, definition, NOW) is None


def test_the_day_that_is_offered_is_the_day_that_is_promised() -> None:
    offered = call_by(ANSWERED, a_definition(), NOW)
    asked = after(ANSWERED, decide_call(ANSWERED, a_definition(), NOW))

    assert offered is not None
    assert call_by(asked, a_definition(), NOW + timedelta(days=1)) == offered


@given(st.integers(0, 3 * LONGEST_SECONDS))
def test_the_seconds_from_page_to_answer_are_measured_up_to_half_an_hour(seconds: int) -> None:
    stamped = stamp(KEYS, REFERENCE, NOW)

    assert seconds_since(KEYS, REFERENCE, stamped, NOW + timedelta(seconds=seconds)) == min(seconds, LONGEST_SECONDS)


def test_a_clock_that_was_set_back_measures_nothing_below_zero() -> None:
    assert seconds_since(KEYS, REFERENCE, stamp(KEYS, REFERENCE, NOW), NOW - timedelta(hours=1)) == 0


def test_a_stamp_of_another_application_or_moment_measures_nothing() -> None:
    epoch, _, token = stamp(KEYS, REFERENCE, NOW).partition(".")

    assert seconds_since(KEYS, a_reference(9), f"{epoch}.{token}", NOW) is None
    assert seconds_since(KEYS, REFERENCE, f"{int(epoch) - 1}.{token}", NOW) is None


@given(st.text(max_size=60))
def test_any_text_in_place_of_the_stamp_measures_nothing(text: str) -> None:
    assert seconds_since(KEYS, REFERENCE, text, NOW) is None


def test_a_stamp_fits_in_its_hidden_field_and_opens_no_page() -> None:
    stamped = stamp(KEYS, REFERENCE, NOW)

    assert len(stamped) <= 80
    assert standing(ASKED, KEYS, stamped.partition(".")[2], NOW) == "unknown"
