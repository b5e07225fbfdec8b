"""Stop now, go on later: by a link that is mailed, any number of times."""

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from functions.apply.desk import Desk
from functions.apply.filled import Filled
from functions.apply.road import first_unfinished
from portal.domain.calendar import local
from portal.web.answers import page, see_other
from portal.web.fields import Mail
from portal.web.forms import PageForm, from_request


class LaterForm(PageForm):
    mail = Mail("apply.later.mail", hint="apply.later.mail_hint", missing="apply.later.mail_missing")


class Saving:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def later(self) -> ResponseReturnValue:
        """Asks where the link must go: once, and again where somebody wants another address."""
        filled = self._desk.open()
        form = from_request(LaterForm, {"mail": known_mail(filled)})
        if request.method == "POST" and form.validate():
            return _mail(self._desk, filled, form.mail.data)
        return page("apply/later.html", form, onward=first_unfinished(filled))

    def saved(self) -> ResponseReturnValue:
        filled = self._desk.open()
        mail = saved_mail(filled)
        if not mail or filled.draft is None:
            return see_other("later")
        until = local(filled.draft.expires_at).date()
        return page("apply/saved.html", mail=mail, until=until, onward=first_unfinished(filled))

    def resume(self, draft: str, token: str) -> ResponseReturnValue:
        """The mailed link: hands this browser the draft and takes the token out of the address."""
        filled = self._desk.read(self._desk.find(draft, token))
        return self._desk.hand_over(_back_to(filled), filled)


def save_for_later(desk: Desk, filled: Filled) -> Response:
    """After the answers of a page were kept: mail the link where we know the address, else ask for it."""
    mail = saved_mail(filled)
    return _mail(desk, filled, mail) if mail else see_other("later")


def saved_mail(filled: Filled) -> str:
    return str(filled.step("saved").get("mail", ""))


def known_mail(filled: Filled) -> str:
    """The address for links, or else the one to reach the applicant at."""
    contact = str(filled.step("contact").get("mail", "")) if filled.is_complete("contact") else ""
    return saved_mail(filled) or contact


def _mail(desk: Desk, filled: Filled, mail: str) -> Response:
    desk.mail_link(filled, mail)
    return see_other("saved")


def _back_to(filled: Filled) -> Response:
    if filled.draft is not None and filled.draft.reference:
        return see_other("sent", reference=filled.draft.reference)
    stop = first_unfinished(filled)
    return see_other(stop.page, **stop.place)
