"""What all pages with a question have in common."""

from collections.abc import Mapping
from typing import Any, ClassVar

from functions.apply.filled import Answer, Filled
from functions.apply.road import Stop
from portal.web.forms import PageForm


class QuestionPage:
    """One page that asks something. Each page is a class that says how it differs from this one."""

    page: ClassVar[str]
    """Its endpoint, its template and, unless ``kept`` says otherwise, the step that keeps its answers."""
    form: ClassVar[type[PageForm]]

    def known(self, filled: Filled, stop: Stop) -> Answer:
        """What was answered before, by field."""
        return filled.step(self.page)

    def prepare(self, form: Any, filled: Filled, stop: Stop) -> Mapping[str, object]:
        """Put what can be chosen into the form; returns what the template needs besides."""
        return {}

    def check(self, form: Any, filled: Filled) -> None:
        """Refuse what no single field can judge; asked only where every field is right by itself."""

    def kept(self, form: Any, filled: Filled, stop: Stop, *, complete: bool) -> Mapping[str, Answer]:
        """The answers to keep, by step; ``complete`` is False where somebody stops halfway."""
        return {self.page: {**typed(form), "complete": complete}}


def typed(form: PageForm) -> dict[str, Any]:
    """What was typed, by field, cut to what a field may hold: halfway, nothing has been judged yet."""
    return {field.name: _cut(field.data, getattr(field, "longest", 0) or 80) for field in form}


def _cut(data: Any, longest: int) -> Any:
    return [str(value)[:longest] for value in data[:20]] if isinstance(data, list) else str(data)[:longest]
