"""Reading a form from a request, and refusing an answer in words."""

from collections.abc import Mapping
from typing import TypeVar

from flask import request
from wtforms import Form

from portal.web.language import say
from portal.web.question import Question

AnyForm = TypeVar("AnyForm", bound=Form)


def from_request(form: type[AnyForm], data: Mapping[str, object] | None = None) -> AnyForm:
    """The form as it was posted; on a GET filled with ``data``, what was answered before."""
    if request.method == "POST":
        return form(request.form)
    return form(data=data)


def refuse(field: Question, key: str, **values: object) -> None:
    """Add a sentence to ``field`` after ``validate``: something only the view could know, such as an unknown address."""
    field.errors = [*field.errors, say(key, **values)]
