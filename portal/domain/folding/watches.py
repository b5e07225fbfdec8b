"""Folds of what time brings, and of what the customer does after the work."""

from dataclasses import replace

from portal.domain.application import Application, DisciplineOrder, Line
from portal.domain.events import CallRequested, DeadlinePassed, SilenceChosen, StillOnIt, SurveyAnswered
from portal.domain.folding.parts import closed, ended, opened, passed, said
from portal.domain.running import SILENCE, is_watch


def pass_by(state: Application, event: DeadlinePassed) -> Application:
    """A watch has done its work; anything else stays with its owner, late."""
    if is_watch(event.moment):
        left = tuple(known for known in state.deadlines if (known.moment, known.discipline) != _key(event))
    else:
        left = passed(state.deadlines, event.moment, event.discipline)
    return opened(replace(state, deadlines=left), event.opens)


def _key(event: DeadlinePassed) -> tuple[str, str]:
    return event.moment, event.discipline


def tell(state: Application, event: StillOnIt) -> Application:
    after = opened(ended(replace(state, still_on_it_at=event.at), SILENCE), event.opens)
    return said(after, Line(event.at, "still_on_it", event.by))


def choose(state: Application, event: SilenceChosen) -> Application:
    return opened(replace(ended(state, SILENCE), silence_days=event.working_days), event.opens)


def answered(state: Application, event: SurveyAnswered) -> Application:
    """One answer stands for all orders that were completed."""
    orders = tuple(_answered(order, event) if "completed" in order.reached else order for order in state.orders)
    after = replace(state, orders=orders, survey_answered_at=event.at, survey_grade=event.grade)
    return said(closed(after, ("survey_answered",)), Line(event.at, "survey_answered", event.by))


def _answered(order: DisciplineOrder, event: SurveyAnswered) -> DisciplineOrder:
    return replace(order, reached={**order.reached, "survey_answered": event.at})


def call_back(state: Application, event: CallRequested) -> Application:
    after = opened(replace(state, call_requested_at=event.at), event.opens)
    return said(after, Line(event.at, "call_requested", event.by))
