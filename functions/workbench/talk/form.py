"""The form of one contact: at most eight fields, of which at most four are still to be filled in."""

from typing import ClassVar

from portal.web.choices import Picks, Select
from portal.web.fields import Hidden, Line, Lines
from portal.web.forms import PageForm

NOT_REACHED = "no_answer"
WORDS = 600


class At(Line):
    """A day and a time on a Dutch clock, as a browser's own field: ``2026-11-23T10:05``."""

    kind: ClassVar[str] = "datetime-local"


class TalkForm(PageForm):
    """Hidden: the random id that makes it one contact however often it is sent, and what its page showed."""

    id = Hidden()
    version = Hidden(longest=9)
    moment = Hidden(longest=20)
    how = Select("workbench_talk.how.question", missing="workbench_talk.how.missing")
    at = At("workbench_talk.at.question", missing="workbench_talk.at.missing")
    spoken_with = Line("workbench_talk.with.question", missing="workbench_talk.with.missing")
    about = Lines(
        "workbench_talk.about.question",
        hint="workbench_talk.about.hint",
        missing="workbench_talk.about.missing",
        longest=WORDS,
    )
    outcome = Select("workbench_talk.outcome.soft", optional=True)
    """The contact moment's own: the week, the day with its part, the result, or whether it is done."""
    joined = Select("workbench_talk.outcome.inspection", optional=True)
    """What came of the contact moment that was made in the same talk. It takes the place of the cause and of the
    subjects: the day is chosen within what was agreed."""
    cause = Select("workbench_talk.cause.question", hint="workbench_talk.cause.hint", optional=True)
    """Where a date stands: why it moves. It takes the place of the subjects, so that there are never more fields."""
    subjects = Picks("workbench_talk.subjects.question", optional=True)
    week = Select("workbench_talk.next.week", missing="workbench_talk.next.missing_week")
    who = Select("workbench_talk.next.who", missing="workbench_talk.next.missing_who")

    @property
    def reached(self) -> bool:
        return bool(self.how.data != NOT_REACHED)
