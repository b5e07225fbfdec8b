"""Folds of what the customer would have otherwise."""

from dataclasses import replace
from datetime import datetime

from portal.domain.application import Application, Line, Wish
from portal.domain.events import WishDecided, WishMade
from portal.domain.folding.parts import ended, newest, opened, said
from portal.domain.term_names import of_wish


def make(state: Application, event: WishMade) -> Application:
    wish = Wish(event.wish, event.at, event.what, event.week, event.owner, event.text)
    wishes = newest((*state.wishes, wish), lambda known: known.granted is not None)
    after = opened(replace(state, wishes=wishes), event.opens)
    return said(after, Line(event.at, f"{event.what}_wished", event.by, "", {"wish": event.wish}))


def decide(state: Application, event: WishDecided) -> Application:
    after = opened(_decided(state, event.wish, event.at, event.text, granted=event.granted), event.opens)
    text = "wish_granted" if event.granted else "wish_refused"
    return said(after, Line(event.at, text, event.by, "", {"wish": event.wish}))


def met(state: Application, at: datetime) -> Application:
    """A date that was agreed decides every wish for another one."""
    for wish in state.wishes:
        if wish.what == "date" and wish.granted is None:
            state = _decided(state, wish.id, at, "", granted=True)
    return state


def _decided(state: Application, id: str, at: datetime, text: str, *, granted: bool) -> Application:
    wishes = tuple(
        replace(wish, granted=granted, answer=text, decided_at=at) if wish.id == id else wish for wish in state.wishes
    )
    return ended(replace(state, wishes=wishes), of_wish(id))
