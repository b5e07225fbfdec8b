"""What a customer can do now, by the endpoint of its page."""

from datetime import datetime
from typing import Literal

from portal.domain.application import Application
from portal.domain.definition import Definition

Act = Literal["ask"]


def possible_acts(state: Application, definition: Definition, now: datetime) -> tuple[Act, ...]:
    """In the order in which they are offered: what the customer owes first, asking and stopping last."""
    found: list[Act] = []
    if definition.process.questions.topics:
        found.append("ask")
    return tuple(found)
