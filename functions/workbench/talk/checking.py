"""What a filled-in form still lacks, and what the domain refuses: a Dutch sentence at the field that it is about."""

import re
from datetime import datetime, timedelta

from functions.workbench.talk.command import happened_at
from functions.workbench.talk.form import TalkForm
from functions.workbench.talk.moments import Outcome
from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.reports import Impossible, NotYours
from portal.web.forms import refuse

EARLY = timedelta(minutes=5)


def complete(form: TalkForm, state: Application, definition: Definition, organisation: str, now: datetime) -> bool:
    """Whether nothing is missing and nothing is said that this organisation does not say."""
    if not form.validate():
        return False
    at = happened_at(form)
    if at is None or at > now + EARLY:
        refuse(form.at, "workbench_talk.at.wrong" if at is None else "workbench_talk.at.future")
    word = planning_word(form.about.data, definition)
    if word and organisation != state.contractor:
        refuse(form.about, "workbench_talk.about.planning", word=word)
    return not form.errors


def planning_word(words: str, definition: Definition) -> str:
    """The first word that an operator does not use ([KCP] rule 1)."""
    found = (
        word for word in definition.process.planning_words if re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE)
    )
    return next(found, "")


def refused(form: TalkForm, outcome: Outcome, refusal: NotYours | Impossible) -> None:
    """What only the domain knows: a date that moves without a cause, a step that can't be taken as it stands."""
    if isinstance(refusal, NotYours):
        refuse(form.how, "workbench_talk.refused.not_yours")
    elif "cause" in form and not form.cause.data:
        refuse(form.cause, "workbench_talk.cause.missing")
    elif outcome:
        refuse(form.outcome, "workbench_talk.refused.outcome")
    else:
        refuse(form.how, "workbench_talk.refused.now")
