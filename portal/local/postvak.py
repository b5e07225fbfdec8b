"""``/postvak/``: the messages that would have left, newest first, each as its reader would see it."""

import mailbox
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from flask import Flask, Response, abort, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from portal.bootstrap.base import Portal
from portal.domain.wording import moment
from portal.local import notices
from portal.local.answering import NotTaken, answer
from portal.local.examples_page import add_examples
from portal.web.answers import page, see_other
from portal.web.app import make_app
from portal.web.fields import Lines
from portal.web.forms import PageForm, from_request

NEWEST = 100
CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
"""A mail brings its styles on its elements, so its page may have them; nothing else."""


@dataclass(frozen=True, slots=True)
class Letter:
    key: str
    to: str
    subject: str
    sender: str
    at: datetime
    message: EmailMessage
    channel: str
    about: bool
    """Whether an application hears where it bounces."""


class AnswerForm(PageForm):
    words = Lines("postvak.answer.words", missing="postvak.answer.missing")


class Letters:
    """What lies in ``folder``; ``letterbox`` as in ``create_app``."""

    def __init__(self, folder: Path, letterbox: int) -> None:
        self._folder, self._letterbox = folder, letterbox

    def list(self) -> AnyResponse:
        newest = tuple(_newest(self._folder))
        return page("postvak/list.html", letters=newest, moment=moment, may_answer=self._letterbox > 0)

    def reply(self, key: str) -> ResponseReturnValue:
        letter, form, failed = _letter(self._folder, key), from_request(AnswerForm), False
        if request.method == "POST" and form.validate():
            try:
                answer(letter.message, form.words.data, self._letterbox)
            except NotTaken:
                failed = True
            else:
                return see_other("letters")
        return page("postvak/answer.html", form, letter=letter, failed_to_send=failed)

    def text(self, key: str) -> Response:
        return Response(_part(_letter(self._folder, key), "plain"), content_type="text/plain; charset=utf-8")

    def html(self, key: str) -> Response:
        return Response(_part(_letter(self._folder, key), "html"), content_type="text/html; charset=utf-8")

    def bounce(self, key: str) -> AnyResponse:
        notices.put(self._folder, key, _letter(self._folder, key).message)
        return see_other("letters")


def create_app(portal: Portal, letterbox: int = 0) -> Flask:
    """``letterbox``: the port of the mail server that takes answers; 0 where there is none to answer to."""
    app, folder = make_app(__name__, portal), portal.settings.mailbox
    assert folder is not None
    letters = Letters(folder, letterbox)
    app.add_url_rule("/postvak/", "letters", letters.list)
    app.add_url_rule("/postvak/<key>/antwoord", "reply", letters.reply, methods=("GET", "POST"))
    app.add_url_rule("/postvak/<key>/tekst", "text", letters.text)
    app.add_url_rule("/postvak/<key>", "html", letters.html)
    app.add_url_rule("/postvak/<key>/stuiteren", "bounce", letters.bounce, methods=("POST",))
    add_examples(app, portal)
    app.after_request_funcs.setdefault(None, []).insert(0, _loosen)
    return app


def _loosen(response: Response) -> Response:
    if request.endpoint in ("html", "example") and response.status_code == 200:
        response.headers["Content-Security-Policy"] = CSP
    return response


def _newest(folder: Path) -> Iterator[Letter]:
    """The newest letters; only those are read, for a demo leaves more than a thousand."""
    if not folder.exists():
        return
    files = sorted((folder / "new").iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[:NEWEST]:
        yield _read(file.name, file.read_bytes())


def _letter(folder: Path, key: str) -> Letter:
    box = mailbox.Maildir(folder) if folder.exists() else None
    if box is None or key not in box:
        abort(404)
    return _read(key, box.get_bytes(key))


def _read(key: str, raw: bytes) -> Letter:
    message = message_from_bytes(raw, policy=default)
    return Letter(
        key=key,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sender=str(message["From"]),
        at=parsedate_to_datetime(str(message["Date"])),
        message=message,
        channel=str(message["X-Channel"] or "mail"),
        about=bool(message["X-Reference"]),
    )


def _part(letter: Letter, kind: str) -> str:
    part = letter.message.get_body((kind,))
    return str(part.get_content()) if part else ""
