"""Opening an application by its link, and mailing the link again to who lost it."""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import Capability, LinkRequested, Purpose
from portal.domain.links import LinkKeys, capability_in, opens
from portal.domain.reference import read_reference
from portal.services.changes import changes
from portal.services.ports import Applications, Conflict, Unavailable

AGAIN_AFTER = timedelta(minutes=10)
"""Nobody's mailbox can be filled by asking for the link over and over."""
TRIES = 3


class NoSuchLink(Exception):
    """Unknown, wrong, expired or revoked: all the same to whoever asks."""


def open_link(
    applications: Applications, keys: LinkKeys, purpose: Purpose, reference: str, token: str, now: datetime
) -> Application:
    """The application behind a link: one read of one item. Raises NoSuchLink, Unavailable."""
    return open_by(applications, keys, (purpose,), reference, token, now)[0]


def open_by(
    applications: Applications, keys: LinkKeys, purposes: Sequence[Purpose], reference: str, token: str, now: datetime
) -> tuple[Application, Capability]:
    """The same for a link that may be for one of several purposes, with what it opens by."""
    state = applications.load(reference)
    known = state.capability(capability_in(token)) if state else None
    capability = known or Capability("", purposes[0], 0)
    genuine = opens(keys, token, capability.purpose, reference, capability.version, capability.expires_at, now)
    if state is None or known is None or known.purpose not in purposes or not genuine:
        raise NoSuchLink(reference)
    return state, known


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
