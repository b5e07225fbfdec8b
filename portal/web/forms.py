"""Reading a form from a request, and refusing an answer in words."""

from collections.abc import Mapping
from typing import TypeVar

from flask import request
from wtforms import Form

from portal.web.language import say
from portal.web.question import Question


class PageForm(Form):
    """A form whose sentences come from our words: WTForms' own translations aren't loaded."""

    class Meta:
        locales = False


AnyForm = TypeVar("AnyForm", bound=PageForm)


def from_request(form: type[AnyForm], data: Mapping[str, object] | None = None) -> AnyForm:
    """The form as it was posted; on a GET filled with ``data``, what was answered before."""
    if request.method == "POST":
        return form(request.form)
    return form(data=data)


def refuse(field: Question, key: str, **values: object) -> None:
    """Add a sentence to ``field`` after ``validate``: what only the view could know, such as an unknown address."""
    field.errors = [*field.errors, say(key, **values)]
