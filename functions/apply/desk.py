"""What every page of the form does: find the visitor's draft, keep answers in it, know its cookie."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from flask import request
from werkzeug.wrappers import Response

from functions.apply.filled import Answer, Filled
from portal.bootstrap.apply import Apply
from portal.domain.calendar import local
from portal.services import drafts
from portal.services.draft_ports import Draft
from portal.services.drafts import AlreadySent, NoSuchDraft
from portal.web.language import current_language
from portal.web.origin import own_origin
from portal.web.visitor import visitor


class Desk:
    """Reads a draft once for a request and writes it at most once."""

    def __init__(self, portal: Apply) -> None:
        self.portal = portal
        self._cookie = "__Host-aanvraag" if portal.settings.secure_cookies else "aanvraag"

    def open(self) -> Filled:
        """The visitor's half-filled application. Raises NoSuchDraft, AlreadySent, Unavailable."""
        draft = self.draft()
        if draft.reference:
            raise AlreadySent(draft.reference)
        return self.read(draft)

    def open_or_new(self) -> Filled:
        """The same, or an empty one where there is none to go on with."""
        try:
            return self.open()
        except NoSuchDraft:
            return self.read(None)
        except AlreadySent as before:
            return replace(self.read(None), sent_before=before.reference)

    def draft(self) -> Draft:
        """The draft that the cookie opens, sent or not. Raises NoSuchDraft, Unavailable."""
        id, _, token = request.cookies.get(self._cookie, "").partition(".")
        return self.find(id, token)

    def find(self, id: str, token: str) -> Draft:
        """The draft behind an id and its token. Raises NoSuchDraft, TooOften, Unavailable."""
        portal = self.portal
        try:
            return drafts.find(portal.drafts, portal.settings.link_keys, id, token, portal.now())
        except NoSuchDraft:
            if token:
                portal.limiter.count("link_refused", visitor())
            raise

    def read(self, draft: Draft | None) -> Filled:
        return Filled(draft, self.portal.definition, local(self.portal.now()).date())

    def keep(self, filled: Filled, answers: Mapping[str, Answer]) -> Filled:
        """With these answers; begins a draft where there is none.

        Raises NoSuchDraft, AlreadySent, TooOften, Unavailable.
        """
        store = self.portal.drafts
        if filled.draft is None:
            self.portal.limiter.count("draft_begun", visitor())
            return self.read(drafts.begin(store, self.portal.new_id, current_language(), answers, self.expires_at()))
        return self.read(drafts.keep(store, filled.draft, answers, self.expires_at()))

    def mail_link(self, filled: Filled, mail: str) -> None:
        """Raises NoSuchDraft, AlreadySent, TooOften, Unavailable."""
        if filled.draft is not None:
            self.portal.limiter.count("link_mailed", visitor())
            self.portal.limiter.count("links_to_one_mail", mail.lower())
            remind = partial(drafts.reminders, self.portal.definition)
            drafts.mail_link(self.portal.drafts, filled.draft, mail, self.portal.now(), self.expires_at(), remind)

    def expires_at(self) -> datetime:
        return self.portal.now() + timedelta(days=self.portal.definition.brand.draft_days)

    def origin(self) -> str:
        """Where the customer sees us."""
        return own_origin(self.portal.settings.origins)

    def hand_over(self, answer: Response, filled: Filled) -> Response:
        """Let the browser keep the way back to this draft."""
        if filled.draft is None:
            raise ValueError("nothing was answered yet, so there is no draft to hand over")
        answer.set_cookie(
            self._cookie,
            f"{filled.draft.id}.{drafts.token_for(self.portal.settings.link_keys, filled.draft)}",
            max_age=timedelta(days=self.portal.definition.brand.draft_days),
            secure=self.portal.settings.secure_cookies,
            httponly=True,
            samesite="Lax",
        )
        return answer
