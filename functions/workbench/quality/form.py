"""The check list as a form, made of the definition's own questions."""

from collections.abc import Mapping

from portal.domain.quality import Check
from portal.services.staff_ports import Checked
from portal.web.choices import Pick
from portal.web.fields import Lines
from portal.web.forms import PageForm
from portal.web.language import say
from portal.web.question import Card

ANSWERS = ("yes", "no", "none")


def check_form(checks: tuple[Check, ...], posted: Mapping[str, str], before: Checked | None) -> PageForm:
    """One question each, and room for a note; filled with how it was judged before."""
    asked: dict[str, object] = {check.id: Pick("workbench_quality.answer") for check in checks}
    asked["note"] = Lines("workbench_quality.note", optional=True)
    form = type("CheckForm", (PageForm,), asked)
    made: PageForm = form(posted) if posted else form(data={**before.answers, "note": before.note} if before else {})
    questions = {check.id: check.question for check in checks}
    for field in made:
        if isinstance(field, Pick):
            field.wording = questions[field.name]
            field.cards = [Card(answer, say(f"workbench_quality.answers.{answer}")) for answer in ANSWERS]
    return made
