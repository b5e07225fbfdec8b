"""Half-filled applications: begin one, find it again by its link or cookie, keep answers in it, mail the link."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from portal.domain.calendar import add_term
from portal.domain.definition import Definition, Language
from portal.domain.links import TOKEN_CHARACTERS, LinkKeys, derive, opens
from portal.domain.outgoing import Message, leaves_at
from portal.services.draft_ports import Draft, Drafts
from portal.services.measures import measured
from portal.services.ports import Conflict, Unavailable

PURPOSE = "resume"
CAPABILITY = "r1"
AGAIN_AFTER = timedelta(minutes=1)
"""A link is mailed as often as is asked for, but nobody's mailbox can be filled by pressing on."""

ID = re.compile("[a-z2-7]{26}")
"""128 random bits in base32."""

Answers = Mapping[str, Mapping[str, object]]


class NoSuchDraft(Exception):
    """Unknown, expired, or opened with a wrong token: all the same to whoever asks."""


class DraftGone(Exception):
    """Unknown or expired when it was to be sent: there is nothing to send."""


class AlreadySent(Exception):
    """The draft has become an application; its reference is ``reference``."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"this draft was sent as {reference}")
        self.reference = reference


def uploads_of(draft: str) -> str:
    """The folder in the bucket with everything that was uploaded for a draft."""
    return f"drafts/{draft}/"


def token_for(keys: LinkKeys, draft: Draft) -> str:
    """What proves, with the draft's id, that somebody may go on with it."""
    return derive(keys, PURPOSE, draft.id, CAPABILITY, draft.version)


def begin(
    drafts: Drafts, new_id: Callable[[], str], language: Language, answers: Answers, expires_at: datetime
) -> Draft:
    """One write; the new draft. Raises Unavailable."""
    draft = Draft(id=new_id(), language=language, answers=answers, expires_at=expires_at)
    with suppress(Conflict):  # 128 random bits are never drawn twice: it was our own try, whose answer got lost
        drafts.start(draft)
        measured(DraftsBegun=1)
    return draft


def find(drafts: Drafts, keys: LinkKeys, id: str, token: str, now: datetime) -> Draft:
    """One read, and none for what can't be a token. Raises NoSuchDraft, Unavailable; gives sent drafts too."""
    shaped = ID.fullmatch(id) and len(token) == TOKEN_CHARACTERS and token.isascii()
    draft = drafts.load(id) if shaped else None
    if draft is None or not opens(keys, token, PURPOSE, draft.id, draft.version, draft.expires_at, now):
        raise NoSuchDraft(id)
    return draft


def keep(drafts: Drafts, draft: Draft, answers: Answers, expires_at: datetime) -> Draft:
    """One write; the draft as it is then. Raises AlreadySent, NoSuchDraft, Unavailable."""
    try:
        drafts.save(draft.id, answers, expires_at)
    except Conflict as conflict:
        raise _why(drafts, draft.id) from conflict
    return Draft(
        id=draft.id,
        language=draft.language,
        answers={**draft.answers, **answers},
        expires_at=expires_at,
        version=draft.version,
    )


def mail_link(
    drafts: Drafts,
    draft: Draft,
    mail: str,
    now: datetime,
    expires_at: datetime,
    remind: Callable[[Draft, datetime], Iterable[Message]] = lambda *_: (),
) -> None:
    """Keep the address and put the resume mail in the outbox, and what reminds of it later; not twice within a minute.

    Raises AlreadySent, NoSuchDraft, Unavailable.
    """
    before = draft.answers.get("saved", {})
    if before.get("mail") == mail and now < _moment(before) + AGAIN_AFTER:
        return
    kept = keep(drafts, draft, {"saved": {"mail": mail, "at": now.isoformat()}}, expires_at)
    minute = now.replace(second=0, microsecond=0)
    message = Message(
        f"{kept.id}.{minute:%Y%m%dT%H%M}.resume", kept.id, "resume", "answer", minute, {}, about_draft=True
    )
    try:
        drafts.send_link(kept.id, message, *remind(kept, now))
    except Conflict as conflict:
        raise _why(drafts, kept.id) from conflict


def reminders(definition: Definition, draft: Draft, now: datetime) -> Iterator[Message]:
    """They wait in the outbox; whoever sends them sees whether the draft was sent, or saved again, since ``saved``."""
    at = now
    for rule in (rule for rule in definition.process.reminders if rule.of == "draft"):
        for times in range(1, rule.most + 1):
            at = leaves_at("news", add_term(at, rule.after, definition.holidays), definition.brand)
            id, values = f"{draft.id}.{now:%Y%m%dT%H%M}.{times}.reminder", {"saved": now.isoformat()}
            yield Message(id, draft.id, "resume_reminder", "news", at, values, about_draft=True)


def _moment(saved: Mapping[str, object]) -> datetime:
    return datetime.fromisoformat(str(saved["at"]))


def _why(drafts: Drafts, id: str) -> Exception:
    """Why a draft could not be written: sent, gone, or for a moment held by another request of the same customer."""
    draft = drafts.load(id)
    if draft is None:
        return NoSuchDraft(id)
    return AlreadySent(draft.reference) if draft.reference else Unavailable(f"draft {id} is being written")
