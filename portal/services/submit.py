"""Sending an application: one transaction, conditional on the draft, so that sending twice makes one."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from portal.domain.answers import Answers
from portal.domain.definition import Definition
from portal.domain.feed import news
from portal.domain.fold import begin
from portal.domain.links import mail_hash, pavement, postcode_hash
from portal.domain.outgoing import messages_for
from portal.domain.reference import new_reference
from portal.domain.submission import decide_submission
from portal.domain.work_items import next_deadlines
from portal.services.draft_ports import Drafts
from portal.services.drafts import DraftGone
from portal.services.measures import measured
from portal.services.ports import Applications, Commit, Conflict, SentDraft, Unavailable

TRIES = 3
DOCUMENTS = "documents"
"""Id of the text that keeps which drawings came with the application: names of files may hold personal data."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a submission needs besides the answers; ``below`` draws a random whole number in [0, n)."""

    applications: Applications
    drafts: Drafts
    definition: Definition
    lookup_secret: bytes
    below: Callable[[int], int]


def submit(needs: Submission, draft_id: str, answers: Answers, now: datetime) -> str:
    """Send the draft's application; returns its reference.

    The same draft always gives the same reference, however often and however many at once it is sent, also when the
    answer of an earlier try was lost on the way. Raises NotDeliverable, DraftGone, Unavailable.
    """
    decided = decide_submission(answers, needs.definition, now)
    event = replace(decided, pavement=pavement(needs.lookup_secret, answers.person.address.postcode))
    for _ in range(TRIES):
        reference = new_reference(needs.definition.brand.reference_prefix, needs.below)
        state = begin(reference, event)
        commit = Commit(
            state=state,
            events=(event,),
            opened=tuple(next_deadlines(state).values()),
            messages=messages_for(state, (event,), needs.definition),
            person=answers.person,
            texts=_texts(answers),
            sends=SentDraft(draft_id, now + timedelta(days=needs.definition.brand.draft_days)),
            news=news(state, (event,)),
            mail_hash=mail_hash(needs.lookup_secret, answers.person.mail) if answers.person.mail else "",
            postcode_hash=postcode_hash(needs.lookup_secret, answers.person.address.postcode),
        )
        try:
            needs.applications.commit(commit)
        except (Conflict, Unavailable) as problem:
            before = _sent_before(needs, draft_id)
            if before:
                return before
            if isinstance(problem, Unavailable):  # the driver tried more than once already, and somebody waits
                raise
        else:
            measured(ApplicationsSent=1)
            return reference
    raise Unavailable(f"draft {draft_id} could not be sent in {TRIES} tries")


def _texts(answers: Answers) -> Mapping[str, str]:
    if not answers.documents:
        return {}
    return {DOCUMENTS: json.dumps([asdict(document) for document in answers.documents])}


def _sent_before(needs: Submission, draft_id: str) -> str:
    """The reference of an earlier try; ``""`` where the conflict was about the reference or a passing one."""
    draft = needs.drafts.load(draft_id)
    if draft is None:
        raise DraftGone(f"draft {draft_id} is unknown or expired")
    return draft.reference
