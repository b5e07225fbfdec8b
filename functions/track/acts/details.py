"""Change phone, mail, channel or language: the code to the address we know, which is told what happened."""

from dataclasses import replace
from typing import cast

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.tongues import tongues
from portal.domain.definition import Language
from portal.domain.person import Person, PreferredChannel
from portal.domain.reports import ChangeDetails
from portal.web.choices import Pick
from portal.web.fields import Mail, Phone
from portal.web.language import say
from portal.web.question import Card

CHANNELS: tuple[PreferredChannel, ...] = ("mail", "sms", "phone", "letter")
KEPT = ("phone", "mail", "channel")


class DetailsForm(ActForm):
    phone = Phone("acts.details.phone", missing="acts.details.phone_missing")
    mail = Mail("acts.details.mail", missing="acts.details.mail_missing")
    channel = Pick("acts.details.channel", missing="acts.details.channel_missing")
    tongue = Pick("acts.details.language", missing="acts.details.language_missing")


def prepare(form: DetailsForm, scene: Scene) -> None:
    """Filled in with what we know."""
    person, offered = scene.person, scene.definition.brand.channels
    possible = [id for id in CHANNELS if id in offered and (id != "letter" or (person and person.address.number))]
    form.channel.cards = [Card(id, say(f"acts.details.channels.{id}")) for id in possible]
    form.tongue.cards = tongues(scene)
    if not form.tongue.raw_data and person:
        form.phone.data, form.mail.data, form.channel.data = person.phone, person.mail, person.channel
        form.tongue.data = scene.state.language


def deed(form: DetailsForm, scene: Scene) -> Deed:
    """The address known before is kept apart for as long as it has to be told."""
    known = scene.person
    if known is None:
        return Deed(())
    person = _changed(form, known)
    changed = tuple(name for name in KEPT if getattr(person, name) != getattr(known, name))
    language = cast(Language, form.tongue.data)
    told = {form.id.data: known.mail} if known.mail else {}
    return Deed((ChangeDetails(changed, form.id.data, language),), told, person)


def _changed(form: DetailsForm, known: Person) -> Person:
    channel = cast(PreferredChannel, form.channel.data)
    return replace(known, phone=form.phone.data, mail=form.mail.data, channel=channel)


ACT = Act(DetailsForm, deed, prepare, coded=True, own=True)
