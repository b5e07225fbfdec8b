"""Mails about talks ([KCP] rule 4): what they are called, what they carry, and what they say in the place of others."""

from collections.abc import Iterable

from portal.domain.events import (
    ContactCorrected,
    ContactLogged,
    DateAgreed,
    DateCorrected,
    Event,
    InspectionDone,
    InspectionPlanned,
)

AGREED_IN_TALKS = (DateAgreed, DateCorrected, InspectionPlanned, InspectionDone)
"""Where a talk brought it about, the mail about that talk tells it: one mail says both."""


def talked(happened: Iterable[Event]) -> bool:
    """Whether the customer was spoken to."""
    return any(isinstance(event, ContactLogged) and event.reached for event in happened)


def contact_names(event: ContactLogged) -> tuple[str, ...]:
    """A try is told only where it was the last of the set number ([KCP] rule 5)."""
    if event.reached:
        return ("contact_logged",)
    return ("not_reached",) if event.gave_up else ()


def about_talk(event: Event, happened: Iterable[Event]) -> dict[str, str]:
    """Which contact a message is about, what was agreed in it, and how it ended: with the next one ([KCP] rule 3)."""
    if isinstance(event, ContactCorrected):
        return {"contact": event.contact}
    if not isinstance(event, ContactLogged):
        return {}
    agreed = dict.fromkeys(type(one).__name__ for one in happened if isinstance(one, AGREED_IN_TALKS))
    then = event.next
    ending = {"next_week": then.week.isoformat(), "next_by": then.by, "next_means": then.means} if then else {}
    return {"contact": event.contact, "agreed": " ".join(agreed), **ending}
