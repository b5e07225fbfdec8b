"""Step 3: who. Who applies and for whom, how to reach them, and the builder to plan with."""

from collections.abc import Mapping

from functions.apply.filled import Answer, Filled
from functions.apply.phones import as_dialled
from functions.apply.questions.question import QuestionPage
from functions.apply.road import Stop
from portal.web.choices import Pick
from portal.web.fields import Line, Mail, Phone
from portal.web.forms import PageForm, refuse
from portal.web.language import say
from portal.web.question import Card

CHANNELS = ("mail", "sms", "phone", "letter")
LETTER = "letter"
"""Goes to the address of the connection, so only where that is a house; whoever wants letters needs no mail."""


class WhoForm(PageForm):
    name = Line("apply.who.name", autocomplete="name", missing="apply.who.name_missing")
    company = Line("apply.who.company", hint="apply.who.company_hint", optional=True, autocomplete="organization")
    on_behalf_of = Line("apply.who.on_behalf_of", hint="apply.who.on_behalf_of_hint", optional=True)


class Who(QuestionPage):
    page = "who"
    form = WhoForm


class ContactForm(PageForm):
    phone = Phone("apply.contact.phone", hint="apply.contact.phone_hint", missing="apply.contact.phone_missing")
    mail = Mail("apply.contact.mail", hint="apply.contact.mail_hint", missing="apply.contact.mail_missing")
    channel = Pick("apply.contact.channel", missing="apply.contact.channel_missing")
    contact = Line("apply.contact.contact", hint="apply.contact.contact_hint", optional=True)


class Contact(QuestionPage):
    page = "contact"
    form = ContactForm

    def known(self, filled: Filled, stop: Stop) -> Answer:
        return _with_dialled_phone(super().known(filled, stop))

    def prepare(self, form: ContactForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        offered = filled.definition.brand.channels
        possible = [id for id in CHANNELS if id in offered and not (id == LETTER and filled.on_a_plot)]
        form.channel.cards = [Card(id, say(f"apply.channels.{id}")) for id in possible]
        form.mail.optional = LETTER in possible and form.channel.data == LETTER
        if LETTER in possible:
            form.mail.advice = say("apply.contact.mail_hint_letter")
        return {}


class BuilderForm(PageForm):
    name = Line("apply.builder.name", optional=True, autocomplete="off")
    phone = Phone("apply.builder.phone", optional=True, autocomplete="off")
    mail = Mail("apply.builder.mail", optional=True, autocomplete="off")


class Builder(QuestionPage):
    page = "builder"
    form = BuilderForm

    def known(self, filled: Filled, stop: Stop) -> Answer:
        return _with_dialled_phone(super().known(filled, stop))

    def check(self, form: BuilderForm, filled: Filled) -> None:
        if not (form.name.data or form.phone.data or form.mail.data):
            return
        if not form.name.data:
            refuse(form.name, "apply.builder.name_missing")
        if not form.phone.data:
            refuse(form.phone, "apply.builder.phone_missing")


def _with_dialled_phone(known: Answer) -> Answer:
    return {**known, "phone": as_dialled(known["phone"])} if "phone" in known else known
