"""Sent: the reference, what happens next and who calls when, what is left to do, and the way to follow it all."""

from collections.abc import Mapping

from flask import redirect
from flask.typing import ResponseReturnValue

from functions.apply.desk import Desk
from portal.domain.application import Application
from portal.domain.channels import mobile
from portal.domain.follow import follow
from portal.domain.follow_sentences import Sentences
from portal.domain.links import derive
from portal.domain.paths import follow_path
from portal.domain.reference import read_reference
from portal.services.drafts import NoSuchDraft
from portal.web.answers import page
from portal.web.language import current_language, speaker

WRITTEN = ("mail", "sms", "letter")


class Sent:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def view(self, reference: str) -> ResponseReturnValue:
        """Only for the browser that sent it; whoever else comes here may try to follow it."""
        portal = self._desk.portal
        draft = self._desk.draft()
        known = read_reference(portal.definition.brand.reference_prefix, reference)
        if known is None:
            raise NoSuchDraft(draft.id)
        if draft.reference != known:
            return redirect(follow_path(current_language(), known), 303)
        state = portal.applications.load(known)
        if state is None:
            raise NoSuchDraft(draft.id)
        view = follow(state, portal.definition, current_language(), portal.now())
        contact = draft.answers["contact"]
        link, say = self._link(state), Sentences(speaker(), current_language())
        told = {"channel": _confirmed(contact), "mail": str(contact["mail"])}
        return page("apply/sent.html", view=view, say=say, told=told, follow_link=link)

    def _link(self, state: Application) -> str:
        capability = next(known for known in state.capabilities if known.purpose == "follow")
        keys = self._desk.portal.settings.link_keys
        token = derive(keys, capability.purpose, state.reference, capability.id, capability.version)
        return follow_path(current_language(), state.reference, token)


def _confirmed(contact: Mapping[str, object]) -> str:
    """How the confirmation comes: as chosen, for who would rather be called by mail."""
    chosen = str(contact["channel"])
    if chosen == "sms" and not mobile(str(contact["phone"])):
        return "mail"
    return chosen if chosen in WRITTEN else "mail"
