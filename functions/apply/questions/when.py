"""Step 4: when. The week that is wished for, from the first one that makes sense to a year later."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from functions.apply.filled import Filled
from functions.apply.questions.question import QuestionPage
from functions.apply.road import Stop
from portal.domain import wording
from portal.domain.calendar import iso_week, week_of
from portal.web.choices import Select
from portal.web.forms import PageForm
from portal.web.language import current_language, say
from portal.web.question import Card

WEEKS = 52


class WhenForm(PageForm):
    week = Select("apply.when.title", hint="apply.when.hint", missing="apply.when.missing")


class When(QuestionPage):
    page = "when"
    form = WhenForm

    def prepare(self, form: WhenForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        form.week.cards = list(_weeks(filled.earliest_week))
        known = str(filled.step("when").get("week", ""))
        offered = {card.value for card in form.week.cards}
        return {"gone": bool(known) and known not in offered, "earliest": filled.earliest_week}


def _weeks(first: date) -> Iterator[Card]:
    for place in range(WEEKS):
        monday = first + timedelta(weeks=place)
        yield Card(iso_week(monday), week_with_year(monday))


def week_with_year(monday: date) -> str:
    """ "week 14: 5 tot en met 9 april 2027"; the list of weeks runs over the turn of a year."""
    friday = monday + timedelta(days=4)
    days = wording.days(monday, friday, current_language())
    return say(
        "apply.when.week",
        number=week_of(monday)[1],
        days=days if monday.year != friday.year else f"{days} {friday.year}",
    )
