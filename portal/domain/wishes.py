"""What customers would have otherwise: another week, or a change on their side. The contractor decides by a term."""

from datetime import datetime, timedelta

from portal.domain.application import Application
from portal.domain.calendar import add_term, local
from portal.domain.definition import Definition
from portal.domain.events import Deadline, Event, WishDecided, WishMade
from portal.domain.numbering import following
from portal.domain.orders import contractors
from portal.domain.reports import DecideWish, Impossible, MakeWish
from portal.domain.term_names import of_wish


def make(state: Application, command: MakeWish, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises Impossible."""
    if any(known.text == command.text for known in state.wishes):
        return ()
    if not state.is_open:
        raise Impossible("application_closed", "This application is closed, so nothing can change any more.")
    if command.what == "date" and (command.week is None or command.week + timedelta(days=4) < local(now).date()):
        raise Impossible("wish.week_past", "Another date is a week that is not past.")
    waiting = [known for known in state.wishes if known.granted is None]
    if len(waiting) >= definition.process.most_open:
        raise Impossible(
            "wish.too_many", f"{len(waiting)} wishes wait for an answer already; decide some of those first."
        )
    id, owner = following("w", state.wishes), state.contractor
    due = add_term(now, definition.process.wish_within, definition.holidays)
    opens = (Deadline(of_wish(id), "", owner, due, "wish_decided"),)
    return (WishMade(now, by, id, command.what, command.week, command.text, owner, opens),)


def decide_wish(state: Application, command: DecideWish, by: str, _: Definition, now: datetime) -> tuple[Event, ...]:
    """Yes or no, with a reason. Raises NotYours, Impossible."""
    contractors(state, by, "decides about it")
    wish = next((known for known in state.wishes if known.id == command.wish), None)
    if wish is None:
        there = ", ".join(known.id for known in state.wishes) or "none"
        raise Impossible("wish.unknown", f"There is no wish {command.wish!r}; there are: {there}.")
    if wish.granted is not None:
        return ()
    return (WishDecided(now, by, wish.id, command.granted, command.text),)
