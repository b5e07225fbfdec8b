"""What is written down when a message can't be delivered: which address takes nothing, and who speaks to the customer.

Each is written once, however often a kill or a lost answer makes the messenger come back to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from portal.domain.application import PORTAL, Application
from portal.domain.definition import Definition, Written
from portal.domain.events import AddressFailed, Event
from portal.domain.outgoing import Message
from portal.domain.sending import failed, undelivered
from portal.services.changes import changes
from portal.services.ports import Applications, Commit, Conflict, Reported, Unavailable

TRIES = 3


@dataclass(frozen=True, slots=True)
class Failing:
    """``portal.services.deliver_messages.Failures``."""

    applications: Applications
    definition: Definition
    now: Callable[[], datetime]

    def address_failed(self, reference: str, channel: Written, address: str) -> None:
        """Nothing goes to this address of the customer any more. Raises Unavailable."""

        def write(state: Application) -> Commit | None:
            person = self.applications.person(reference)
            after = failed(person, address) if person else None
            if after is None:
                return None
            event = AddressFailed(self.now(), PORTAL, channel, "refused")
            return replace(changes(state, [event], self.definition), person=after)

        self._written(reference, write)

    def undelivered(self, message: Message) -> None:
        """Somebody must speak to the customer. Raises Unavailable."""

        def write(state: Application) -> Commit | None:
            told = f"undelivered#{message.id}"
            if self.applications.reported(message.subject, PORTAL, told):
                return None
            event: Event = undelivered(state, message.name, self.definition, self.now())
            return changes(state, [event], self.definition, Reported(PORTAL, told, "", "accepted"))

        self._written(message.subject, write)

    def _written(self, reference: str, write: Callable[[Application], Commit | None]) -> None:
        for _ in range(TRIES):
            state = self.applications.load(reference)
            commit = write(state) if state else None
            if commit is None:
                return
            try:
                self.applications.commit(commit)
            except Conflict:
                continue
            return
        raise Unavailable(f"{reference} changed {TRIES} times while a failed delivery was written down")
