"""Rules for one answer, each with a sentence for whoever broke it; words live in ``content/words/errors.toml``."""

import re
from typing import TYPE_CHECKING

from wtforms import Form, ValidationError
from wtforms.validators import StopValidation

from portal.web.language import say
from portal.web.legible import ILLEGIBLE

if TYPE_CHECKING:
    from portal.web.question import Question

MAIL = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{4,189}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
    re.IGNORECASE,
)
"""What a browser takes for ``type=email`` (WHATWG HTML 4.10.5.1.5), with a dot in the domain."""

POSTCODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")
PHONE = re.compile(r"\+(?:31[1-9][0-9]{8}|(?!31)[1-9][0-9]{6,14})")
HOUSE_NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def present(form: Form, field: "Question") -> None:
    """An optional question may stay empty; then no other rule is asked."""
    if not field.data:
        raise StopValidation("" if field.optional else field.missing_sentence())


def legible(form: Form, field: "Question") -> None:
    """Refused, and left out of what is shown again."""
    typed = field.data
    field.data = ILLEGIBLE.sub("", typed)
    if field.data != typed:
        raise StopValidation(say("errors.form.illegible"))


def fits(form: Form, field: "Question") -> None:
    if len(field.data) > field.longest:
        raise StopValidation(say("errors.form.too_long", longest=field.longest, length=len(field.data)))


def is_mail(form: Form, field: "Question") -> None:
    if not MAIL.fullmatch(field.data):
        raise ValidationError(say("errors.form.mail"))


def is_phone(form: Form, field: "Question") -> None:
    if not PHONE.fullmatch(field.data):
        raise ValidationError(say("errors.form.phone"))


def is_postcode(form: Form, field: "Question") -> None:
    if not POSTCODE.fullmatch(field.data):
        raise ValidationError(say("errors.form.postcode"))


def is_house_number(form: Form, field: "Question") -> None:
    if not HOUSE_NUMBER.fullmatch(field.data):
        raise ValidationError(say("errors.form.house_number"))


def is_offered(form: Form, field: "Question") -> None:
    """Every value that came in is one of the cards on the page."""
    offered = {card.value for card in field.cards}
    chosen = field.data if isinstance(field.data, list) else [field.data]
    if not offered.issuperset(chosen):
        raise ValidationError(say("errors.form.not_offered"))
