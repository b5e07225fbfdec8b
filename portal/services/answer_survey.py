"""Answering the survey and asking to be called: each happens once, whoever comes at the same moment."""

from datetime import datetime

from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.links import LinkKeys
from portal.domain.survey import WORDS, Answer, Standing, decide_answer, decide_call, standing
from portal.services.changes import changes
from portal.services.follow_link import NoSuchLink
from portal.services.measures import measured
from portal.services.ports import Applications, Conflict, Reported, Unavailable

TRIES = 3
SURVEY = ("customer", "survey")
"""Under which organisation and event id the one answer is remembered."""


class SurveyClosed(Exception):
    """The link is genuine but opens no survey any more: answered, late or revoked (``standing``)."""

    def __init__(self, state: Application, closed: Standing) -> None:
        super().__init__(f"the survey of {state.reference} is {closed}")
        self.state = state
        self.standing = closed


def open_survey(applications: Applications, keys: LinkKeys, reference: str, token: str, now: datetime) -> Application:
    """The application whose survey the link opens: one read. Raises NoSuchLink, SurveyClosed, Unavailable."""
    state = applications.load(reference)
    worth = standing(state, keys, token, now) if state else "unknown"
    if state is None or worth == "unknown":
        raise NoSuchLink(reference)
    if worth != "open":
        raise SurveyClosed(state, worth)
    return state


def open_answered(
    applications: Applications, keys: LinkKeys, reference: str, token: str, now: datetime
) -> Application | None:
    """The application whose survey was answered through this link; None where it still can be.

    Raises NoSuchLink, SurveyClosed (late or revoked), Unavailable.
    """
    try:
        open_survey(applications, keys, reference, token, now)
    except SurveyClosed as closed:
        if closed.standing == "answered":
            return closed.state
        raise
    return None


def answer_survey(
    applications: Applications,
    definition: Definition,
    opened: Application,
    answer: Answer,
    request: str,
    now: datetime,
) -> None:
    """Write the one answer; ``request`` is a random id of this attempt, by which it knows its own write again.

    Raises SurveyClosed where another answer was first, Unavailable.
    """
    state: Application | None = opened
    reported = Reported(*SURVEY, body_hash=request, answer="answered")
    texts = {WORDS: answer.words} if answer.words else {}
    for _ in range(TRIES):
        if state is None:
            break
        if state.survey_answered_at is not None:
            raise SurveyClosed(state, "answered")
        try:
            applications.commit(changes(state, [decide_answer(answer, now)], definition, reported, texts))
        except (Conflict, Unavailable):
            if applications.reported(state.reference, *SURVEY) == reported:
                return
            state = applications.load(state.reference)
        else:
            measured(SurveyAnswers=1)
            return
    raise Unavailable(f"{opened.reference} changed {TRIES} times while its survey was answered")


def request_call(applications: Applications, definition: Definition, answered: Application, now: datetime) -> None:
    """Ask the contractor to call; once is enough. Raises Unavailable."""
    state: Application | None = answered
    for _ in range(TRIES):
        events = decide_call(state, definition, now) if state else ()
        if state is None or not events:
            return
        try:
            applications.commit(changes(state, events, definition))
        except Conflict:
            state = applications.load(state.reference)
        else:
            measured(CallsRequested=1)
            return
    raise Unavailable(f"{answered.reference} changed {TRIES} times while a call was asked for")
