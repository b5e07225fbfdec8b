"""Reminders come at the number and pace of the definition, stop at once, and never at night."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Length, Reminder
from portal.domain.events import Event, Reminded, Sum
from portal.domain.outgoing import messages_for
from portal.domain.planning import decide
from portal.domain.reports import AcceptQuote, AddPapers, CancelOrders, Command, Reach, RefuseQuote, SendSum
from portal.domain.watching import due
from tests.builders import NOW, WATER, a_definition, a_document, a_process, after, an_application, submitted

PACE = (
    Reminder("quote_accepted", Length(2, "days"), 2),
    Reminder("invoice_paid", Length(2, "days"), 2),
    Reminder("information_complete", Length(2, "days"), 2),
)
DEFINITION = a_definition(process=a_process(reminders=PACE))
QUOTE = SendSum("quote", "water", Sum(125_000, date(2026, 12, 23), "O-1"))


def report(state: Application, command: Command, by: str, at: datetime = NOW) -> Application:
    return after(state, decide(state, command, by, DEFINITION, at))


def quoted() -> Application:
    state = an_application(first=submitted("water", "gas", kind="move"), definition=DEFINITION)
    return report(state, QUOTE, WATER)


def reminders(state: Application, days: int = 30) -> list[Reminded]:
    """All that come within so many days, where the sweep comes at ten: a term of two days ends at the second's end."""
    found: list[Event] = []
    for day in range(days):
        while events := due(state, DEFINITION, NOW + timedelta(days=day)):
            state, found = after(state, events), [*found, *events]
    return [event for event in found if isinstance(event, Reminded)]


def test_a_quote_that_nobody_accepts_is_reminded_of_twice_and_no_more() -> None:
    of_quote = [event for event in reminders(quoted()) if event.of == "quote_accepted"]
    assert [(event.times, (event.at - NOW).days) for event in of_quote] == [(1, 3), (2, 6)]


def test_it_stops_at_once_when_it_is_accepted_or_refused() -> None:
    for command in (AcceptQuote("water", "O-1"), RefuseQuote("water")):
        state = report(quoted(), command, "customer")
        assert not [event for event in reminders(state) if event.of == "quote_accepted"]


def test_a_new_quote_is_reminded_of_from_the_first_time_on() -> None:
    state = quoted()
    state = after(state, due(state, DEFINITION, NOW + timedelta(days=3)))
    newer = SendSum("quote", "water", Sum(100_000, date(2026, 12, 24), "O-2"))
    state = report(state, newer, WATER, NOW + timedelta(days=3))
    assert [event.times for event in reminders(state) if event.of == "quote_accepted"] == [1, 2]


def test_an_invoice_is_reminded_of_until_it_is_paid_also_while_its_order_stands_still() -> None:
    state = report(an_application(), SendSum("invoice", "water", Sum(1, date(2026, 11, 23), "F-1")), WATER)
    assert [event.times for event in reminders(state) if event.of == "invoice_paid"] == [1, 2]
    paid = report(state, Reach("invoice_paid", ("water",)), WATER)
    assert not [event for event in reminders(paid) if event.of == "invoice_paid"]


def test_missing_drawings_are_reminded_of_from_the_application_on() -> None:
    state = an_application(first=submitted(definition=DEFINITION), definition=DEFINITION)
    assert [event.of for event in reminders(state)] == ["information_complete"] * 2
    kinds = tuple(todo.id for todo in state.todos if todo.kind == "drawing")
    complete = report(state, AddPapers(len(kinds), "t1", kinds), "customer")
    assert reminders(complete) == []


def test_nothing_is_missing_where_all_was_sent_at_once_or_all_was_cancelled() -> None:
    drawings = [todo.id for todo in submitted().todos if todo.kind == "drawing"]
    documents = tuple(a_document(drawing) for drawing in drawings)
    complete = submitted(definition=DEFINITION, documents=documents)
    assert reminders(an_application(first=complete, definition=DEFINITION)) == []
    state = an_application(first=submitted(definition=DEFINITION), definition=DEFINITION)
    assert reminders(report(state, CancelOrders((), "withdrawn"), "customer")) == []


def test_a_reminder_leaves_by_day() -> None:
    state = quoted()
    (watch,) = [one for one in state.deadlines if one.moment == "remind:quote_accepted"]
    night = watch.due.replace(hour=23)
    state = replace(state, deadlines=tuple(replace(one, due=night) if one == watch else one for one in state.deadlines))
    events = due(state, DEFINITION, night)
    told = messages_for(after(state, events), events, DEFINITION)
    (message,) = [one for one in told if "reminded" in one.values.get("news", "")]
    assert message.kind == "news"
    assert time(8) <= local(message.not_before).time() <= time(21)


def test_without_a_rule_nobody_is_reminded() -> None:
    bare = a_definition(process=a_process(reminders=()))
    state = an_application(first=submitted("water", "gas", kind="move", definition=bare), definition=bare)
    state = after(state, decide(state, QUOTE, WATER, bare, NOW))
    assert not [one for one in state.deadlines if one.moment.startswith("remind:")]
