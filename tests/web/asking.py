"""Asks one question in a test, without a page around it."""

from typing import Any

from werkzeug.datastructures import MultiDict

from portal.web.forms import PageForm
from portal.web.question import Question
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal

APP = make_gallery(a_portal(words=WORDS))


def answered(question: Any, *typed: str, path: str = "/alles/") -> tuple[Any, list[str]]:
    """The data and the errors after ``typed`` came in for ``question``; nothing came in where it is left out."""

    class OneForm(PageForm):
        it = question

    with APP.test_request_context(path):
        APP.preprocess_request()
        form = OneForm(MultiDict([("it", value) for value in typed]))
        form.validate()
        field: Question = form.it
        return field.data, list(field.errors)
