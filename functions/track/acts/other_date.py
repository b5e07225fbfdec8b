"""Ask for another week; the date stands until the contractor decided."""

from collections.abc import Iterator
from datetime import timedelta

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.topics import LONGEST
from functions.track.acts.wishes import told
from portal.domain import wording
from portal.domain.calendar import iso_week, parse_week, week_days
from portal.domain.reports import MakeWish
from portal.web.choices import Select
from portal.web.fields import Lines
from portal.web.question import Card

WEEKS = 52


class DateForm(ActForm):
    week = Select("acts.other_date.week", missing="acts.other_date.week_missing")
    words = Lines("acts.other_date.words", missing="acts.other_date.words_missing", longest=LONGEST)


def prepare(form: DateForm, scene: Scene) -> None:
    form.week.cards = list(_weeks(scene))


def _weeks(scene: Scene) -> Iterator[Card]:
    """From next week on."""
    monday = scene.today - timedelta(days=scene.today.weekday())
    for _ in range(WEEKS):
        monday += timedelta(weeks=1)
        yield Card(iso_week(monday), f"{wording.week(monday, scene.language)} {monday.year}")


def deed(form: DateForm, _: Scene) -> Deed:
    monday, _friday = week_days(*parse_week(form.week.data))
    return Deed((MakeWish("date", form.id.data, monday),), {form.id.data: form.words.data})


ACT = Act(DateForm, deed, prepare, told)
