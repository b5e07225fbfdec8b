"""The link of a customer's calendar: a right of its own, which opens nothing but the appointments.

It hangs on the right to follow of whoever asked for it, and ends with that. Calendars keep such a link for years and
send it to the servers of others, so it must never open the page itself.
"""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.events import Capability
from portal.domain.links import LinkKeys, capability_in, derive, opens
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Applications

CALENDAR = "calendar"
NOT_BY = "survey"
"""The one purpose that shows no appointments."""


def calendar_token(keys: LinkKeys, state: Application, capability: Capability) -> str:
    return derive(keys, CALENDAR, state.reference, capability.id, capability.version)


def open_calendar(applications: Applications, keys: LinkKeys, reference: str, token: str, now: datetime) -> Application:
    """One read of one item. Raises NoSuchLink, Unavailable."""
    state = applications.load(reference)
    capability = state.capability(capability_in(token)) if state else None
    version, expires_at = (capability.version, capability.expires_at) if capability else (0, None)
    genuine = opens(keys, token, CALENDAR, reference, version, expires_at, now)
    if state is None or capability is None or capability.purpose == NOT_BY or not genuine:
        raise NoSuchLink(reference)
    return state
