"""Somebody else follows, or acts, through a link of their own, which the customer can end: its version goes up."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import Capability, Event, Shared, ShareEnded
from portal.domain.reports import EndShare, Impossible, ShareLink

IDS = tuple(f"p{digit}" for digit in "123456789abcdefghijklmnopqrstuvwxyz")
"""Of capabilities of others; one that was ended is given again with a higher version."""


def share(state: Application, command: ShareLink, by: str, definition: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises Impossible."""
    running = [known for known in state.shares if known.ended_at is None]
    if any(known.text == command.text for known in running):
        return ()
    if len(running) >= definition.process.most_shares:
        raise Impossible("share.too_many", f"{len(running)} others follow already; end one of those first.")
    taken = {known.id for known in running}
    id = next(id for id in IDS if id not in taken)
    before = state.capability(id)
    capability = Capability(id, "act" if command.acts else "follow", before.version if before else 1)
    return (Shared(now, by, capability, command.text, command.language),)


def end(state: Application, command: EndShare, by: str, _: Definition, now: datetime) -> tuple[Event, ...]:
    """Raises Impossible."""
    known = next((one for one in state.shares if one.id == command.share), None)
    if known is None:
        raise Impossible("share.unknown", f"Nobody follows through {command.share!r}.")
    return () if known.ended_at else (ShareEnded(now, by, known.id),)
