"""What a filled-in form still lacks, and what the domain refuses: a Dutch sentence at the field that it is about."""

import re
from datetime import datetime, timedelta

from functions.workbench.talk.command import happened_at
from functions.workbench.talk.form import TalkForm
from portal.domain.application import Application
from portal.domain.definition import Definition
from portal.domain.reports import Impossible, NotYours
from portal.web.forms import refuse

EARLY = timedelta(minutes=5)
FIELDS = {
    "date.needs_cause": "cause",
    "date.part_needs_cause": "cause",
    "contact.future": "at",
    "contact.planning_words": "about",
    "contact.subject_unknown": "subjects",
    "contact.next_missing": "week",
    "contact.next_past": "week",
    "contact.next_by_nobody": "who",
}
"""Which field a refusal is about."""


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


def refused(form: TalkForm, refusal: NotYours | Impossible) -> None:
    """What only the domain knows, at the field that it is about; what is about no talk is about what was agreed."""
    name = FIELDS.get(refusal.why, "how" if refusal.why.startswith("contact.") else "outcome")
    refuse(getattr(form, name) if name in form else form.how, f"workbench_refused.{refusal.why}")
