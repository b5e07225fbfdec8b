"""The application form's Flask app."""

from collections.abc import Sequence

from flask import Flask
from flask.typing import ResponseReturnValue

from functions.apply import seldom
from functions.apply.asking import Asking
from functions.apply.desk import Desk
from functions.apply.drawing import DrawingsPage
from functions.apply.questions.what import Disciplines, Size, What
from functions.apply.questions.when import When
from functions.apply.questions.where import AddressPage, Plot, Where
from functions.apply.questions.who import Builder, Contact, Who
from functions.apply.saving import Saving
from portal.bootstrap.apply import Apply
from portal.domain.paths import APPLY, SEARCH
from portal.files.drawings import Drawings
from portal.services.drafts import AlreadySent, DraftGone, NoSuchDraft
from portal.services.ports import Unavailable
from portal.web.answers import page, see_other
from portal.web.app import make_app
from portal.web.errors import answer_as
from portal.web.language import View, pages
from portal.web.limiting import answer_too_often

QUESTIONS = {
    "what": ("", ""),
    "disciplines": ("aansluitingen/", "connections/"),
    "size": ("aansluiting/<discipline>/", "connection/<discipline>/"),
    "where": ("waar/", "where/"),
    "address": ("adres/", "address/"),
    "plot": ("kavel/", "plot/"),
    "who": ("wie/", "who/"),
    "contact": ("contact/", "contact/"),
    "builder": ("bouwaannemer/", "builder/"),
    "when": ("wanneer/", "when/"),
}
"""Where each question lives, in Dutch and in English."""


def create_app(portal: Apply) -> Flask:
    app = make_app(__name__, portal)
    desk = Desk(portal)
    questions = (What(), Disciplines(), Size(), Where(portal.addresses), AddressPage(), Plot())
    for question in (*questions, Who(), Contact(), Builder(), When()):
        _serve(app, question.page, Asking(desk, question), *QUESTIONS[question.page])
    drawings = Drawings(portal.files)
    _files(app, DrawingsPage(desk, drawings))
    _serve(app, "check", seldom.checking(desk, drawings), "controleren/", "check/")
    _serve(app, "sent", seldom.sent(desk), "verzonden/<reference>/", "sent/<reference>/", methods=("GET",))
    _saving(app, Saving(desk))
    _searching(app, desk)
    app.register_error_handler(NoSuchDraft, gone)
    app.register_error_handler(DraftGone, gone)
    app.register_error_handler(AlreadySent, already_sent)
    answer_as(app, Unavailable, 503)
    answer_too_often(app)
    return app


def gone(_: Exception) -> ResponseReturnValue:
    """Unknown, expired, or cookies are off: the same friendly page, and a way to begin anew."""
    answer = page("apply/gone.html")
    answer.status_code = 404
    return answer


def already_sent(sent: AlreadySent) -> ResponseReturnValue:
    """Sending twice, by double click or by going back, leads to the one application."""
    return see_other("sent", reference=sent.reference)


def _files(app: Flask, drawings: DrawingsPage) -> None:
    _serve(app, "drawings", drawings.view, "tekeningen/", "drawings/")
    _serve(app, "remove_drawing", drawings.remove, "tekeningen/weg/", "drawings/remove/", methods=("POST",))


def _saving(app: Flask, saving: Saving) -> None:
    _serve(app, "later", saving.later, "bewaren/", "save/")
    _serve(app, "saved", saving.saved, "bewaard/", "saved/", methods=("GET",))
    _serve(app, "resume", saving.resume, "verder/<draft>/<token>", "resume/<draft>/<token>", methods=("GET",))


def _searching(app: Flask, desk: Desk) -> None:
    """What somebody without an application looks for, and the question to a person that follows."""
    pages(app, "search", seldom.search(), nl=SEARCH["nl"], en=SEARCH["en"], methods=("GET",))
    pages(app, "question", seldom.ask(desk), nl=f"{SEARCH['nl']}vraag/", en=f"{SEARCH['en']}ask/")
    sent = {"nl": f"{SEARCH['nl']}gevraagd/", "en": f"{SEARCH['en']}asked/"}
    pages(app, "question_sent", seldom.asked(desk), nl=sent["nl"], en=sent["en"], methods=("GET",))


def _serve(
    app: Flask, name: str, view: View, dutch: str, english: str, methods: Sequence[str] = ("GET", "POST")
) -> None:
    pages(app, name, view, nl=APPLY["nl"] + dutch, en=APPLY["en"] + english, methods=methods)
