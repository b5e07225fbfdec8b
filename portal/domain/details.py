"""How the customer is reached: what they may change themselves, told to the address known before."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.events import DetailsChanged, Event
from portal.domain.reports import ChangeDetails


def change(state: Application, command: ChangeDetails, by: str, _: Definition, now: datetime) -> tuple[Event, ...]:
    """Nothing where nothing differs."""
    if not command.changed and command.language == state.language:
        return ()
    return (DetailsChanged(now, by, command.changed, command.text, command.language),)
