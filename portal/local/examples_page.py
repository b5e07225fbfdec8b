"""``/postvak/voorbeelden/``: every message of the brand in each language, as mail, text, text message and letter."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from flask import Flask, Response, abort
from werkzeug.wrappers import Response as AnyResponse

from portal.bootstrap.base import Portal
from portal.domain.definition import LANGUAGES, Language, Written
from portal.domain.gsm import parts
from portal.local.examples import Example, OneApplication, OneDraft, channels_of, customer, examples
from portal.messages import templates
from portal.messages.render import Renderer
from portal.services.compose import Composer
from portal.services.message_ports import Letter, Made, Mail, Sms
from portal.web.answers import page

PAPER = templates.LETTER / "paper.css"
FORMS = ("mail", "tekst", "sms", "brief")
CHANNEL: dict[str, Written] = {"mail": "mail", "tekst": "mail", "sms": "sms", "brief": "letter"}


class Examples:
    """Made when first looked at: an application that lives through everything takes a moment."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._render = Renderer(portal.settings, portal.definition, portal.words)
        self._known: Callable[[Language], dict[str, Example]] = cache(self._made)

    def list(self) -> AnyResponse:
        rows = [
            (example.key, _forms(example), {language: self._subject(example, language) for language in LANGUAGES})
            for example in self._known("nl").values()
        ]
        return page("postvak/examples.html", rows=rows)

    def show(self, key: str, spoken: str, form: str) -> Response:
        language = next((known for known in LANGUAGES if known == spoken), None)
        if language is None or form not in FORMS or key not in self._known(language):
            abort(404)
        made = self.message(key, language, CHANNEL[form])
        if isinstance(made, Letter):
            return Response(self._render.sheet(made, style=PAPER.read_text("utf-8")), mimetype="text/html")
        if isinstance(made, Sms):
            said = f"{made.text}\n\n({len(made.text)} tekens, {parts(made.text)} sms)\n"
            return Response(said, mimetype="text/plain")
        return Response(made.text, mimetype="text/plain") if form == "tekst" else Response(made.html)

    def message(self, key: str, language: Language, channel: Written) -> Made:
        """Raises NotFound where this message doesn't go that way."""
        example = self._known(language)[key]
        if channel not in channels_of(example.message):
            abort(404)
        store: Any = OneApplication(example.state, customer(channel))
        settings, definition = self._portal.settings, self._portal.definition
        draft: Any = OneDraft(language, example.at)
        compose = Composer(store, draft, definition, settings.link_keys, settings.base_url, self._render, (channel,))
        made = compose(example.message, example.at)
        assert made is not None
        return made

    def _subject(self, example: Example, language: Language) -> str:
        return cast(Mail, self.message(example.key, language, "mail")).subject

    def _made(self, language: Language) -> dict[str, Example]:
        return {one.key: one for one in examples(self._portal.definition, language, self._portal.now())}


def _forms(example: Example) -> list[str]:
    return [form for form in FORMS if CHANNEL[form] in channels_of(example.message)]


def add_examples(app: Flask, portal: Portal) -> None:
    shown = Examples(portal)
    app.add_url_rule("/postvak/voorbeelden/", "examples", shown.list)
    app.add_url_rule("/postvak/voorbeelden/<key>/<spoken>/<form>", "example", shown.show)
