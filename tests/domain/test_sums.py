from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.application import Application
from portal.domain.events import Event, MilestoneReached, OrderResumed, OrderStalled, QuoteLapsed, Sum
from portal.domain.planning import decide
from portal.domain.reports import Command, Impossible, NotYours, Reach, RefuseQuote, SendSum
from tests.builders import CONTRACTOR, NOW, WATER, a_definition, after, an_application, owed, submitted

QUOTE = SendSum("quote", "water", Sum(125_000, date(2026, 12, 23), "O-1"))
INVOICE = SendSum("invoice", "water", Sum(125_000, date(2026, 12, 23), "F-1"))


def report(state: Application, command: Command, by: str = WATER) -> tuple[Event, ...]:
    return decide(state, command, by, a_definition(), NOW)


def quoted(*commands: Command) -> Application:
    state = an_application(first=submitted("water", "gas", kind="move"))
    for command in (QUOTE, *commands):
        state = after(state, report(state, command))
    return state


def test_a_quote_asks_for_an_answer_until_its_last_day() -> None:
    state = quoted()
    (due,) = [due for due in owed(state.deadlines) if due.closes_on == "quote_accepted"]
    assert (due.owner, due.discipline, due.due.date()) == ("customer", "water", date(2026, 12, 23))
    assert state.order("water").quote == QUOTE.sum


def test_an_invoice_asks_to_be_paid_by_its_last_day() -> None:
    state = quoted(INVOICE)
    assert [due.due.date() for due in owed(state.deadlines) if due.closes_on == "invoice_paid"] == [date(2026, 12, 23)]
    assert state.order("water").invoice == INVOICE.sum


def test_an_operator_quotes_its_own_order_only() -> None:
    for by in (CONTRACTOR, "stroomland"):
        with pytest.raises(NotYours):
            report(quoted(), QUOTE, by)


@pytest.mark.parametrize("wrong", [Sum(-1, date(2026, 12, 23), "O"), Sum(1, NOW.date() - timedelta(days=1), "O")])
def test_a_sum_that_can_not_be_is_refused(wrong: Sum) -> None:
    with pytest.raises(Impossible):
        report(quoted(), replace(QUOTE, sum=wrong))


def test_the_same_sum_again_is_no_news() -> None:
    assert report(quoted(), QUOTE) == ()


def test_a_refused_quote_lets_its_own_order_wait_and_no_other() -> None:
    state = quoted()
    lapsed, stalled = report(state, RefuseQuote("water"))
    assert isinstance(lapsed, QuoteLapsed)
    assert isinstance(stalled, OrderStalled)
    refused = after(state, [lapsed, stalled])
    assert refused.order("water").stall.cause == "acceptance"
    assert refused.order("gas").stall is None
    assert report(refused, RefuseQuote("water")) == ()


def test_a_quote_that_is_accepted_after_all_lets_the_order_go_on() -> None:
    state = quoted(RefuseQuote("water"))
    reached, resumed = report(state, Reach("quote_accepted", ("water",)))
    assert isinstance(reached, MilestoneReached)
    assert isinstance(resumed, OrderResumed)
    assert after(state, [reached, resumed]).order("water").quote_lapsed == ""


def test_what_was_accepted_is_neither_refused_nor_quoted_again() -> None:
    state = quoted(Reach("quote_accepted", ("water",)))
    for command in (RefuseQuote("water"), replace(QUOTE, sum=replace(QUOTE.sum, number="O-2"))):
        with pytest.raises(Impossible):
            report(state, command)
