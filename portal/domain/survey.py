"""The satisfaction survey (KTV): whether a link still opens it, what an answer is, and asking to be called."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from portal.domain.application import Application
from portal.domain.deadlines import ASKED_FOR, opened
from portal.domain.definition import Definition, Process
from portal.domain.events import CallRequested, Capability, SurveyAnswered
from portal.domain.links import LinkKeys, capability_in, derive, opens

WORDS = "survey"
"""Id of the TEXT item that holds what the customer wrote."""
LONGEST_SECONDS = int(timedelta(minutes=30).total_seconds())
"""A page that stood open longer says nothing about how long answering takes."""

Standing = Literal["unknown", "revoked", "answered", "late", "open"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer filled in; ``seconds`` from the page being made to its answer, None where that isn't known."""

    grade: int
    taps: dict[str, str] = field(default_factory=dict)
    words: str = ""
    seconds: int | None = None


def standing(state: Application, keys: LinkKeys, token: str, now: datetime) -> Standing:
    """What a survey link is worth now (UTC): whoever doesn't hold a genuine one learns nothing."""
    capability = state.capability(capability_in(token))
    version = _version(state, capability, keys, token, now) if capability else 0
    if capability is None or not version:
        return "unknown"
    if version < capability.version:
        return "revoked"
    if state.survey_answered_at is not None:
        return "answered"
    return "late" if capability.expires_at is not None and now >= capability.expires_at else "open"


def _version(state: Application, capability: Capability, keys: LinkKeys, token: str, now: datetime) -> int:
    """Which version of its link the token is; 0 where it is none of them."""
    if capability.purpose != "survey":
        return 0
    made = (
        version
        for version in range(capability.version, 0, -1)
        if opens(keys, token, "survey", state.reference, version, None, now)
    )
    return next(made, 0)


def decide_answer(answer: Answer, now: datetime) -> SurveyAnswered:
    text = WORDS if answer.words else ""
    return SurveyAnswered(now, "customer", answer.grade, answer.taps, text, answer.seconds)


def decide_call(state: Application, definition: Definition, now: datetime) -> tuple[CallRequested, ...]:
    """Asking to be called gives the contractor a deadline; asking again while it runs changes nothing."""
    if state.call_requested_at is not None or not offers_call(definition.process):
        return ()
    due = opened(
        definition.process,
        definition.holidays,
        ASKED_FOR,
        now,
        [order.part for order in state.orders],
        contractor=state.contractor,
        combi=state.combi,
    )
    return (CallRequested(now, "customer", due),)


def offers_call(process: Process) -> bool:
    """Whether somebody is to call a customer who asks for it."""
    terms = (moment.term for moment in process.contact_moments)
    return any(term is not None and term.after == ASKED_FOR for term in terms)


def call_by(state: Application, definition: Definition, now: datetime) -> datetime | None:
    """By when the customer is called, as promised or as it would be if asked for now; None where nobody calls."""
    asked = decide_call(state, definition, now)
    owed = asked[0].opens if asked else state.deadlines
    return min((deadline.due for deadline in owed if deadline.closes_on == "called_back"), default=None)


def stamp(keys: LinkKeys, reference: str, now: datetime) -> str:
    """When the page was made, signed, so that the form can bring it back: ``<epoch seconds>.<token>``."""
    epoch = int(now.timestamp())
    return f"{epoch}.{derive(keys, 'stamp', f'{reference}|{epoch}', 's1', 1)}"


def seconds_since(keys: LinkKeys, reference: str, stamped: str, now: datetime) -> int | None:
    """Whole seconds since the stamp, at most 30 minutes; None where the stamp isn't ours."""
    epoch, _, token = stamped.partition(".")
    if not opens(keys, token, "stamp", f"{reference}|{epoch}", 1, None, now):
        return None
    made = datetime.fromtimestamp(int(epoch), UTC)
    return min(max(int((now - made).total_seconds()), 0), LONGEST_SECONDS)
