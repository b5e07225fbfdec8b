"""Ask for the list, open it by its link, filter it, take it along as CSV."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from functions.track.mine.forms import MineForm
from functions.track.mine.sheet import written
from functions.track.mine.showing import asked_for, page_of
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.follow_sentences import Sentences
from portal.domain.links import derive
from portal.domain.mine import Line, chosen, lines
from portal.domain.paths import follow_path
from portal.services.follow_link import NoSuchLink
from portal.services.my_applications import VALID, Found, listed, mail_list, open_list
from portal.web.answers import page, see_other
from portal.web.forms import from_request
from portal.web.language import current_language, speaker
from portal.web.visitor import visitor


class MineViews:
    def __init__(self, portal: Track) -> None:
        self._portal = portal

    def mine(self) -> ResponseReturnValue:
        """The list for whoever came by the link; else, and once it is past, the way to ask for one."""
        portal, form = self._portal, from_request(MineForm)
        if request.method == "POST" and form.validate():
            portal.limiter.count("link_asked", visitor())
            portal.limiter.count("links_to_one_mail", form.mail.data.lower())
            secret = portal.settings.lookup_secret
            mail_list(portal.mine, portal.lookup, secret, form.mail.data, portal.now())
            return see_other("mine_asked")
        kept = request.cookies.get(self._cookie(), "")
        if request.method == "POST" or not kept:
            return page("track/mine/ask.html", form=form)
        try:
            return self._list(open_list(portal.settings.link_keys, kept, portal.now()))
        except NoSuchLink:
            return page("track/mine/ask.html", form=form, past=True)

    def asked(self) -> ResponseReturnValue:
        """The same page, whether there was anything to mail or not."""
        return page("track/mine/asked.html")

    def enter(self, mine: str) -> ResponseReturnValue:
        """Reads nothing, keeps the link in a cookie as long as it works. Raises NoSuchLink."""
        settings = self._portal.settings
        open_list(settings.link_keys, mine, self._portal.now())
        answer, most = see_other("mine"), int(VALID.total_seconds())
        secure = settings.secure_cookies
        answer.set_cookie(self._cookie(), mine, max_age=most, secure=secure, httponly=True, samesite="Lax")
        return answer

    def sheet(self) -> ResponseReturnValue:
        """All that the filters leave, as CSV. Raises NoSuchLink."""
        kept = request.cookies.get(self._cookie(), "")
        hashed = open_list(self._portal.settings.link_keys, kept, self._portal.now())
        found = self._chosen(self._found(hashed))
        answer = Response(written(found, self._say()), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = 'attachment; filename="aanvragen.csv"'
        return answer

    def _list(self, hashed: str) -> ResponseReturnValue:
        found = self._found(hashed)
        states = {state.reference: state for state in found.states}
        choice, text = asked_for(request.args)
        shown = page_of(self._chosen(found), request.args)
        return page(
            "track/mine/list.html",
            shown=shown,
            links={line.reference: self._link(states[line.reference]) for line in shown.lines},
            more=found.more,
            choice=choice,
            text=text,
            say=self._say(),
        )

    def _found(self, hashed: str) -> Found:
        portal = self._portal
        return listed(portal.mine, portal.lookup, portal.settings.lookup_secret, hashed)

    def _chosen(self, found: Found) -> tuple[Line, ...]:
        choice, text = asked_for(request.args)
        return chosen(lines(found.states, self._portal.definition, current_language()), choice, text)

    def _link(self, state: Application) -> str:
        """The follow link of each: from there on it is opened like by its own mail."""
        right = next(known for known in state.capabilities if known.purpose == "follow")
        token = derive(self._portal.settings.link_keys, "follow", state.reference, right.id, right.version)
        return follow_path(current_language(), state.reference, token)

    def _say(self) -> Sentences:
        return Sentences(speaker(), current_language())

    def _cookie(self) -> str:
        return f"{'__Host-' if self._portal.settings.secure_cookies else ''}mijn"
