"""Views of the follow page: enter by link, see, and ask for a lost link."""

from flask import request
from flask.typing import ResponseReturnValue

from functions.track.cookies import make_room
from functions.track.forms import LostLinkForm
from portal.bootstrap import Track
from portal.domain.application import Application
from portal.domain.follow import follow
from portal.domain.follow_sentences import Sentences
from portal.domain.links import TOKEN_CHARACTERS
from portal.domain.reference import read_reference
from portal.domain.wording import moment
from portal.services.follow_link import NoSuchLink, mail_link_again, open_link
from portal.services.measures import measured
from portal.web.answers import page, see_other
from portal.web.forms import from_request
from portal.web.language import current_language, speaker
from portal.web.limiting import refusal
from portal.web.visitor import visitor

COOKIE_DAYS = 180


class Views:
    """One method per page; ``portal`` is what they share."""

    def __init__(self, portal: Track) -> None:
        self._portal = portal

    def enter(self, ref: str, token: str) -> ResponseReturnValue:
        """First visit: reads nothing, keeps the token in a cookie and leaves it out of the address."""
        reference = self._reference(ref)
        if len(token) != TOKEN_CHARACTERS or not token.isascii() or not token.isalnum():
            raise NoSuchLink(reference)
        answer, secure = see_other("follow", ref=reference), self._portal.settings.secure_cookies
        make_room(answer, self._cookie(reference), secure=secure)
        answer.set_cookie(
            self._cookie(reference),
            token,
            max_age=COOKIE_DAYS * 86_400,
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def follow(self, ref: str) -> ResponseReturnValue:
        """One read of one item."""
        portal, state = self._portal, self.opened(ref)
        language, now = current_language(), portal.now()
        view = follow(state, portal.definition, language, now)
        measured(FollowViews=1)
        return page("track/follow.html", view=view, say=Sentences(speaker(), language), now=moment(now, language))

    def opened(self, ref: str) -> Application:
        """The application that this browser may follow. Raises NoSuchLink, Unavailable."""
        portal, reference = self._portal, self._reference(ref)
        token = request.cookies.get(self._cookie(reference), "")
        return open_link(portal.applications, portal.settings.link_keys, "follow", reference, token, portal.now())

    def lost(self) -> ResponseReturnValue:
        form = from_request(LostLinkForm)
        if request.method == "POST" and form.validate():
            portal = self._portal
            portal.limiter.count("link_asked", visitor())
            mail_link_again(portal.applications, portal.definition, form.reference.data, form.mail.data, portal.now())
            return see_other("asked")
        return page("track/lost.html", form=form)

    def asked(self) -> ResponseReturnValue:
        """The same page, whether there was anything to mail or not."""
        return page("track/asked.html")

    def no_such_link(self, _: Exception) -> ResponseReturnValue:
        """Unknown, wrong and revoked look the same, read the same, answer the same."""
        refused = refusal(self._portal.limiter, "link_refused")
        if refused is not None:
            return refused
        answer = page("track/no_such_link.html")
        answer.status_code = 404
        return answer

    def _reference(self, typed: str) -> str:
        reference = read_reference(self._portal.definition.brand.reference_prefix, typed)
        if reference is None:
            raise NoSuchLink(typed)
        return reference

    def _cookie(self, reference: str) -> str:
        prefix = "__Host-" if self._portal.settings.secure_cookies else ""
        return f"{prefix}volg-{reference}"
