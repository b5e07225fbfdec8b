from datetime import UTC, date, datetime, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Notification
from portal.domain.events import Event, LinkRequested, OrderResumed, OrderStalled, QuoteLapsed, Sum
from portal.domain.outgoing import Message, leaves_at, messages_for
from portal.domain.planning import decide
from portal.domain.reports import CancelOrders, Command, Complain, RefuseQuote, SendSum, StallOrder
from tests.builders import (
    CONTRACTOR,
    NOW,
    WATER,
    a_definition,
    a_deviation,
    a_process,
    after,
    an_application,
    completed,
    hard,
    released,
    soft,
)

EVENTS = (
    "link_requested",
    "released",
    "soft_date_agreed",
    "soft_date_shifted",
    "hard_date_agreed",
    "hard_date_shifted",
    "stalled",
    "resumed",
    "cancelled",
    "completed",
    "all_completed",
    "delivered",
    "quote_refused",
)
TOLD = a_definition(process=a_process(notifications=tuple(Notification(event, event, "answer") for event in EVENTS)))
"""A brand that tells everything, each event with a message of its own name."""
NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)


def said(state: Application, *events: Event) -> tuple[Message, ...]:
    return messages_for(after(state, events), events, TOLD)


def names(state: Application, command: Command) -> list[str]:
    return [message.name for message in said(state, *decide(state, command, CONTRACTOR, TOLD, NOW))]


@pytest.mark.parametrize(
    ("before", "command", "names_said"),
    [
        ((), released(), ["released"]),
        ((), soft(), ["soft_date_agreed"]),
        ((soft(),), soft((2027, 16), "frost"), ["soft_date_shifted"]),
        ((soft(),), hard(), ["hard_date_agreed"]),
        ((hard(),), soft((2027, 16), "frost"), ["soft_date_shifted"]),
        ((), completed("water")[0], ["completed"]),
        (completed("electricity"), completed("water")[0], ["all_completed"]),
        (completed("electricity"), CancelOrders((), "withdrawn"), ["cancelled", "all_completed"]),
        ((), CancelOrders((), "withdrawn"), ["cancelled"]),
        ((), StallOrder("water", "permit"), ["stalled"]),
    ],
)
def test_what_happened_is_told_under_its_own_name(
    before: tuple[Command, ...], command: Command, names_said: list[str]
) -> None:
    assert names(an_application(*before), command) == names_said


def test_one_discipline_that_shifts_makes_it_news_of_a_shift() -> None:
    state = an_application(soft())

    assert names(state, soft(exceptions=(a_deviation("water"),))) == ["soft_date_shifted"]


def test_what_one_command_brings_about_for_several_disciplines_is_told_once() -> None:
    state = an_application()
    events = decide(state, released(), CONTRACTOR, TOLD, NOW)

    assert len(events) == 2
    assert len(said(state, *events)) == 1


def test_a_brand_tells_only_what_its_process_names() -> None:
    silent = a_definition(process=a_process(notifications=()))
    state = an_application()
    events = decide(state, released(), CONTRACTOR, silent, NOW)

    assert messages_for(after(state, events), events, silent) == ()


def test_a_message_is_named_after_the_event_it_follows_from_so_that_writing_it_twice_is_one() -> None:
    state = an_application(released())
    resumed, asked = OrderResumed(NOW, CONTRACTOR, "water"), LinkRequested(NOW, "customer")

    ids = [message.id for message in said(state, resumed, asked)]

    assert ids == [f"{state.reference}.4.resumed", f"{state.reference}.5.link_requested"]


def test_a_message_holds_no_address_and_no_link() -> None:
    message = said(an_application(), LinkRequested(NOW, "customer"))[0]

    assert message.values == {"discipline": "", "sequence": "2"}


def test_an_answer_leaves_at_once_at_any_hour() -> None:
    assert leaves_at("answer", NIGHT, a_definition().brand) == NIGHT


@pytest.mark.parametrize("kind", ["news", "survey"])
def test_news_and_surveys_wait_for_the_morning(kind: str) -> None:
    brand = a_definition().brand
    morning = local(leaves_at(kind, NIGHT, brand))

    assert morning.time() == brand.news_hours.opens
    assert morning.date() == local(NIGHT).date() + timedelta(days=1)


@pytest.mark.parametrize("kind", ["news", "survey"])
def test_in_the_brands_hours_news_and_surveys_leave_at_once(kind: str) -> None:
    assert leaves_at(kind, NOW, a_definition().brand) == NOW


def test_the_survey_of_the_real_process_leaves_within_a_minute_of_the_last_completion_report() -> None:
    state = an_application(*completed("electricity"))
    events = decide(state, completed("water")[0], CONTRACTOR, a_definition(), NOW)
    invitation = messages_for(after(state, events), events, a_definition())

    assert [(message.kind, message.not_before) for message in invitation] == [("survey", NOW)] * 2
    assert [message.channel for message in invitation] == ["", "sms"]


def test_a_quote_that_is_refused_is_told_once_and_not_again_as_a_standstill() -> None:
    quoted = an_application(SendSum("quote", "water", Sum(90_000, date(2027, 1, 8), "Q-1")), by=WATER)
    events = decide(quoted, RefuseQuote("water"), WATER, TOLD, NOW)
    assert {type(event) for event in events} >= {QuoteLapsed, OrderStalled}
    assert [message.name for message in said(quoted, *events)] == ["quote_refused"]


def test_news_without_a_letter_of_its_own_carries_what_it_is_about() -> None:
    news = a_definition(process=a_process(notifications=(Notification("complaint_made", "news", "answer"),)))
    state = an_application()
    events = decide(state, Complain("t-1"), "customer", news, NOW)
    (message,) = messages_for(after(state, events), events, news)
    assert (message.values["news"], message.values["complaint"], message.values["by"]) == (
        "complaint_made",
        "k1",
        "customer",
    )
