"""Mailing the link of an application again to who lost it."""

import hmac
from datetime import datetime, timedelta

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import LinkRequested
from portal.domain.reference import read_reference
from portal.services.changes import changes
from portal.services.ports import Applications, Conflict, Unavailable

AGAIN_AFTER = timedelta(minutes=10)
"""Nobody's mailbox can be filled by asking for the link over and over."""
TRIES = 3


def mail_link_again(
    applications: Applications, definition: Definition, typed_reference: str, typed_mail: str, now: datetime
) -> None:
    """Mail the follow link to the address we know, if reference and address belong together; say nothing either way.

    Raises Unavailable only.
    """
    reference = read_reference(definition.brand.reference_prefix, typed_reference)
    person = applications.person(reference) if reference else None
    if reference is None or person is None or not _same(person.mail, typed_mail):
        return
    for _ in range(TRIES):
        state = applications.load(reference)
        if state is None or _just_mailed(state, now):
            return
        try:
            applications.commit(changes(state, [LinkRequested(now, "customer")], definition))
        except Conflict:
            continue
        return
    raise Unavailable(f"{reference} changed {TRIES} times while its link was asked for")


def _just_mailed(state: Application, now: datetime) -> bool:
    return state.link_requested_at is not None and now < state.link_requested_at + AGAIN_AFTER


def _same(known: str, typed: str) -> bool:
    return known != "" and hmac.compare_digest(known.strip().lower().encode(), typed.strip().lower().encode())
