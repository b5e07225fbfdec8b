"""The survey's one form, made from what the brand asks."""

from typing import Any, cast

from portal.domain.definition import Language, Survey
from portal.domain.survey import Answer
from portal.web.choices import Grade, Pick
from portal.web.fields import Hidden, Lines
from portal.web.forms import PageForm
from portal.web.question import Card

LONGEST_WORDS = 1000


class SurveyForm(PageForm):
    """The required grade and the words; ``form_for`` adds the brand's taps as ``tap_<id>``.

    Questions stand in the brand's survey, so they have no word keys; ``worded`` fills them in.
    """

    opened = Hidden()
    grade = Grade("", missing="survey.ask.grade_missing")
    words = Lines("", longest=LONGEST_WORDS, optional=True)

    def answer(self, seconds: int | None) -> Answer:
        """What was filled in; taps and words that were left out are left out."""
        taps = {field.name.removeprefix("tap_"): field.data for field in self.taps() if field.data}
        return Answer(self.grade.data, taps, self.words.data, seconds)

    def taps(self) -> list[Pick]:
        return [field for field in self if isinstance(field, Pick)]


def form_for(survey: Survey) -> type[SurveyForm]:
    """The form with a radio group for each of the brand's optional questions."""
    taps: dict[str, Any] = {f"tap_{tap.id}": Pick("", optional=True) for tap in survey.taps}
    return cast(type[SurveyForm], type("BrandSurveyForm", (SurveyForm,), taps))


def worded(form: SurveyForm, survey: Survey, language: Language) -> SurveyForm:
    """The same form with the brand's questions in the language of the page."""
    form.grade.wording = survey.question.in_(language)
    form.words.wording = survey.words.in_(language)
    for field, tap in zip(form.taps(), survey.taps, strict=True):
        field.wording = tap.question.in_(language)
        field.cards = tuple(Card(option.id, option.name.in_(language)) for option in tap.options)
    return form
