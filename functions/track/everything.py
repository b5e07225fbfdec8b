"""All that was said and done, with its words: what the follow page leaves out to stay one read of one item."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask.typing import ResponseReturnValue

from functions.track.door import Door
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.follow_lines import lines
from portal.domain.follow_sentences import Sentences
from portal.domain.follow_whole import with_every_line
from portal.domain.names import organisation_name
from portal.services.submit import DOCUMENTS
from portal.services.talks import from_text
from portal.web.answers import page
from portal.web.language import current_language, speaker


@dataclass(frozen=True, slots=True)
class Said:
    """Words with who said them: a talk, what a look at the site found, a remaining point."""

    kind: str
    on: date
    who: str
    words: str


def show_everything(door: Door, ref: str) -> ResponseReturnValue:
    """Three queries besides the application. Raises NoSuchLink, Unavailable."""
    state, applications, definition = door.open(ref), door.portal.applications, door.portal.definition
    language, reference = current_language(), state.reference
    texts = applications.texts(reference)
    whole = with_every_line(state, applications.log(reference))
    mailed = [local(sent.at).date() for sent in applications.deliveries(reference) if sent.state == "handed_over"]
    return page(
        "track/everything.html",
        state=state,
        lines=lines(whole, definition, language),
        say=Sentences(speaker(), language),
        said=sorted(_said(state, texts, definition), key=lambda said: said.on, reverse=True),
        documents=_documents(texts),
        mailed=mailed[::-1],
    )


def _said(state: Application, texts: Mapping[str, str], definition: Definition) -> Iterator[Said]:
    """What was erased is left out."""
    for contact in state.contacts:
        if contact.text in texts:
            words = from_text(texts[contact.text]).about
            who = organisation_name(contact.by, definition)
            yield Said("talk", local(contact.happened_at).date(), who, words)
    for point in state.points:
        if point.text in texts:
            yield Said("point", point.until, organisation_name(point.owner, definition), texts[point.text])
    look = state.inspection
    if look is not None and look.text in texts:
        yield Said("inspection", look.day, organisation_name(state.contractor, definition), texts[look.text])


def _documents(texts: Mapping[str, str]) -> list[str]:
    return [document["name"] for document in json.loads(texts.get(DOCUMENTS, "[]"))]
