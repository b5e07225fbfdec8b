"""Who the brand is: its name and hours, its look, and how often something may be done."""

from dataclasses import dataclass
from datetime import time

from portal.domain.definition.messages import Messaging, Sender
from portal.domain.definition.values import Channel, Language, Text


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Local (Europe/Amsterdam) hours on working days in which a person can be reached."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class PlanningHours:
    """Local hours on working days in which planners can be reached and work is done; ``noon`` parts the half-days."""

    opens: time
    noon: time
    closes: time


@dataclass(frozen=True, slots=True)
class Tokens:
    """The brand's look: colours as #rrggbb; the check holds text at 4.5:1 and controls at 3:1."""

    ink: str
    paper: str
    accent: str
    on_accent: str
    muted: str
    line: str
    surface: str
    focus: str
    done: str
    now: str
    waiting: str
    late: str


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so often in each window of so many minutes."""

    most: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be done how often: by one address, unless a line says otherwise."""

    draft_begun: Limit
    link_mailed: Limit
    """The link to go on with a half-filled application."""
    links_to_one_mail: Limit
    """The same, to one mail address, whoever asks."""
    link_asked: Limit
    """The lost link of an application."""
    question_asked: Limit
    """A question or a request for a call that belongs to no application."""
    link_refused: Limit
    """Opening something with a link that is unknown, wrong, expired or used."""
    event_sent: Limit
    """By one organisation, through the planning interface."""
    key_refused: Limit
    code_asked: Limit
    """A code to the known address of one application."""
    code_tried: Limit
    """Typing one, for one application."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Everything in brand.toml."""

    id: str
    name: str
    tagline: Text
    regulated: bool
    reference_prefix: str
    most_homes: int
    """So many homes a developer asks for in one application at most."""
    port: int
    languages: tuple[Language, ...]
    sender: Sender
    phone: str
    mail: str
    address: str
    channels: tuple[Channel, ...]
    hours: OpeningHours
    news_hours: OpeningHours
    planning_hours: PlanningHours
    tokens: Tokens
    draft_days: int
    follow_after_close_days: int
    limits: Limits
    messages: Messaging
