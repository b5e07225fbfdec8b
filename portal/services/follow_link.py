"""Opening an application by its link."""

from collections.abc import Sequence
from datetime import datetime

from portal.domain.application import Application
from portal.domain.events import Capability, Purpose
from portal.domain.links import LinkKeys, capability_in, opens
from portal.services.ports import Applications


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
