"""Messages that a customer can do without: the link in each of them that ends them, and takes that back."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import OptionalMessagesChosen
from portal.domain.links import LinkKeys, derive, opens
from portal.services.changes import changes
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Applications, Conflict, Unavailable

PURPOSE, ID, VERSION = "optional", "u1", 1
"""The link opens nothing else, and works as long as there is an application: whoever finds an old mail may use it."""
TRIES = 3


def optional_token(keys: LinkKeys, reference: str) -> str:
    return derive(keys, PURPOSE, reference, ID, VERSION)


def open_optional(applications: Applications, keys: LinkKeys, reference: str, token: str, now: datetime) -> Application:
    """One read of one item, also for a wrong link. Raises NoSuchLink, Unavailable."""
    state = applications.load(reference)
    if state is None or not opens(keys, token, PURPOSE, reference, VERSION, None, now):
        raise NoSuchLink(reference)
    return state


def choose_optional(
    applications: Applications, definition: Definition, state: Application, now: datetime, *, wanted: bool
) -> None:
    """Chosen twice it is chosen once. Raises Unavailable."""
    for _ in range(TRIES):
        if state.unsubscribed != wanted:
            return
        try:
            applications.commit(changes(state, [OptionalMessagesChosen(now, "customer", wanted)], definition))
        except Conflict:
            state = applications.load(state.reference) or state
            continue
        return
    raise Unavailable(f"{state.reference} changed {TRIES} times while its customer chose messages")
