"""Every question that an act may ask; each act keeps its own and the rest leaves the form."""

from typing import ClassVar

from portal.web.choices import Select
from portal.web.fields import Hidden, Line, Lines
from portal.web.forms import PageForm


class Day(Line):
    """A day as a browser's own field: ``2026-11-23``."""

    kind: ClassVar[str] = "date"


class ActForm(PageForm):
    id = Hidden()
    version = Hidden(longest=9)
    discipline = Select("workbench_acts.ask.discipline")
    milestone = Select("workbench_acts.ask.milestone")
    wish = Select("workbench_acts.ask.wish")
    week = Select("workbench_acts.ask.week")
    day = Day("workbench_acts.ask.day", width="short")
    part = Select("workbench_acts.ask.part")
    means = Select("workbench_acts.ask.means")
    result = Select("workbench_acts.ask.result")
    amount = Line("workbench_acts.ask.amount", hint="workbench_acts.ask.amount_hint", width="short", longest=12)
    until = Day("workbench_acts.ask.until", width="short")
    number = Line("workbench_acts.ask.number", width="short", longest=40)
    cause = Select("workbench_acts.ask.cause", hint="workbench_acts.ask.cause_hint")
    called = Select("workbench_acts.ask.called")
    moves = Select("workbench_acts.ask.moves", hint="workbench_acts.ask.moves_hint", optional=True)
    owner = Select("workbench_acts.ask.owner")
    point = Select("workbench_acts.ask.point")
    complaint = Select("workbench_acts.ask.complaint")
    topic = Select("workbench_acts.ask.topic")
    question = Select("workbench_acts.ask.question")
    to = Select("workbench_acts.ask.to")
    silence = Select("workbench_acts.ask.silence")
    contact = Select("workbench_acts.ask.contact")
    words = Lines("workbench_acts.ask.words", hint="workbench_acts.ask.words_hint")


KEPT = ("id", "version")


def only(form: ActForm, asked: tuple[str, ...]) -> ActForm:
    for name in [field.name for field in form if field.name not in (*KEPT, *asked)]:
        del form[name]
    return form
