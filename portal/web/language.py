"""Two languages, two paths, one view: the path says which language a page is in, and links stay in it."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.definition import Language
from portal.domain.paths import SITE
from portal.web.shared import shared_portal

ENGLISH = ("/en/", "/api/")
"""Paths in English: the English pages, and the interface, which speaks to programmers."""

View = Callable[..., ResponseReturnValue]


def pages(app: Flask, endpoint: str, view: View, *, nl: str, en: str, methods: Sequence[str] = ("GET", "POST")) -> None:
    """Serve ``view`` at a Dutch and an English path; the view asks ``current_language`` which of them it is."""
    app.add_url_rule(nl, endpoint, view, methods=methods, defaults={"language": "nl"})
    app.add_url_rule(en, endpoint, view, methods=methods, defaults={"language": "en"})


def follow_language(app: Flask) -> None:
    """Take the language out of the route before the view sees it, and put it back into every link."""

    def take(endpoint: str | None, values: dict[str, Any] | None) -> None:
        g.language = (values or {}).pop("language", None) or language_of(request.path)

    def give(endpoint: str, values: dict[str, Any]) -> None:
        if "language" not in values and app.url_map.is_endpoint_expecting(endpoint, "language"):
            values["language"] = current_language()

    app.url_value_preprocessor(take)
    app.url_defaults(give)


def language_of(path: str) -> Language:
    """The language of a path that no route knows."""
    return "en" if f"{path}/".startswith(ENGLISH) else "nl"


def current_language() -> Language:
    """The language of the page that is being made."""
    language: Language = g.get("language") or language_of(request.path)
    return language


def say(key: str, /, **values: object) -> str:
    """A sentence from ``content/words`` in the current language."""
    return shared_portal().words.say(key, current_language(), **values)


def speaker() -> Callable[..., str]:
    """``say`` for the request at hand, for who says much: it looks up the words and the language only once."""
    words, language = shared_portal().words, current_language()

    def say(key: str, /, **values: object) -> str:
        return words.say(key, language, **values)

    return say


def other_language() -> Language:
    return "nl" if current_language() == "en" else "en"


def same_page_elsewhere() -> str:
    """The address of this page in the other language; the home page where this one has no address of its own."""
    endpoint, other = request.endpoint, other_language()
    if endpoint is None or not current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        return SITE[other]
    if not any("GET" in (rule.methods or ()) for rule in current_app.url_map.iter_rules(endpoint)):
        return SITE[other]
    return url_for(endpoint, **{**(request.view_args or {}), "language": other})
