"""Views of the follow page: enter by link, see, and ask for a lost link."""

from datetime import datetime

from flask import request, url_for
from flask.typing import ResponseReturnValue

from functions.track.calendar import calendar_path
from functions.track.cookies import make_room
from functions.track.door import Door
from functions.track.forms import LostLinkForm
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.follow import follow
from portal.domain.links import TOKEN_CHARACTERS
from portal.domain.possible import possible_acts
from portal.domain.wording import moment
from portal.services.follow_link import NoSuchLink, mail_link_again
from portal.services.measures import measured
from portal.web.answers import page, see_other
from portal.web.following import shown
from portal.web.forms import from_request
from portal.web.language import current_language, speaker
from portal.web.limiting import refusal
from portal.web.visitor import visitor

COOKIE_DAYS = 180
OWED = frozenset({"accept_quote", "works_ready", "documents"})
"""Acts that something waits for; the others are the customer's to choose."""


class Views:
    """One method per page; ``portal`` is what they share."""

    def __init__(self, portal: Track, door: Door) -> None:
        self._portal, self._door = portal, door

    def enter(self, ref: str, token: str) -> ResponseReturnValue:
        """First visit: reads nothing, keeps the token in a cookie and leaves it out of the address."""
        reference = self._door.reference(ref)
        if len(token) != TOKEN_CHARACTERS or not token.isascii() or not token.isalnum():
            raise NoSuchLink(reference)
        answer, secure = see_other("follow", ref=reference), self._portal.settings.secure_cookies
        make_room(answer, self._door.cookie(reference), secure=secure)
        answer.set_cookie(
            self._door.cookie(reference),
            token,
            max_age=COOKIE_DAYS * 86_400,
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def follow(self, ref: str) -> ResponseReturnValue:
        """One read of one item."""
        portal = self._portal
        follower = self._door.follower(ref)
        state = follower.state
        language, now = current_language(), portal.now()
        view = follow(state, portal.definition, language, now)
        measured(FollowViews=1)
        seen = shown(view, speaker(), language, now)
        return page(
            "track/follow.html",
            now=moment(now, language),
            calendar=calendar_path(portal, follower),
            everything=url_for("everything", ref=state.reference),
            acts=self._acts(state, now) if follower.may_act else [],
            **seen,
        )

    def _acts(self, state: Application, now: datetime) -> list[tuple[str, str, bool]]:
        """What can be done now: its name, its page, and whether it is what we wait for."""
        say = speaker()
        possible = possible_acts(state, self._portal.definition, now)
        return [(say(f"acts.{act}.title"), url_for(act, ref=state.reference), act in OWED) for act in possible]

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
