"""Logged contacts under the names of the Dutch standard for customer contacts (VNG Klantinteracties)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from portal.domain.definition import Language
from portal.domain.events import ContactCorrected, ContactLogged, Event
from portal.domain.fold import standing
from portal.domain.talk import Talk
from portal.services.talks import from_text

LANGUAGES: Mapping[Language, str] = {"nl": "nld", "en": "eng"}
"""ISO 639-2, as the standard has it."""


class Actor(Struct):
    naam: str
    soortActor: str  # noqa: N815 - the standard's own name


class Betrokkene(Struct):
    volledigeNaam: str  # noqa: N815
    rol: str


class InterneTaak(Struct):
    """The next contact: who makes it, and the Monday of its week."""

    gevraagdeHandeling: str  # noqa: N815
    toegewezenAanActor: str  # noqa: N815
    afTeHandelenVanaf: str  # noqa: N815


class Klantcontact(Struct):
    """``vervangen`` is true for what was corrected since and stays, struck through."""

    nummer: str
    kanaal: str
    onderwerp: str
    inhoud: str
    indicatieContactGelukt: bool  # noqa: N815
    taal: str
    vertrouwelijk: bool
    plaatsgevondenOp: datetime  # noqa: N815
    initiatiefnemer: str
    onderwerpen: list[str]
    hadBetrokkenActoren: list[Actor]  # noqa: N815
    hadBetrokkenen: list[Betrokkene]  # noqa: N815
    leiddeTotInterneTaken: list[InterneTaak]  # noqa: N815
    vervangen: bool


class Klantcontacten(Struct):
    application: str
    count: int
    results: list[Klantcontact]


def exported(reference: str, language: Language, log: Iterable[Event], texts: Mapping[str, str]) -> Klantcontacten:
    """Oldest first; words that were erased are empty."""
    events = standing(log)
    logged = {event.contact: event for event in events if isinstance(event, ContactLogged)}
    corrected = [event for event in events if isinstance(event, ContactCorrected) and event.contact in logged]
    newest = {id: event.text for id, event in logged.items()} | {event.contact: event.text for event in corrected}
    versions = [(event, event.subjects, event.text) for event in logged.values()]
    versions += [(logged[event.contact], event.subjects, event.text) for event in corrected]
    found = [
        _contact(event, subjects, language, _talk(text, texts), gone=newest[event.contact] != text)
        for event, subjects, text in versions
    ]
    return Klantcontacten(reference, len(found), found)


def _talk(text: str, texts: Mapping[str, str]) -> Talk:
    return from_text(texts[text]) if text in texts else Talk("", "", "")


def _contact(
    event: ContactLogged, subjects: tuple[str, ...], language: Language, talk: Talk, *, gone: bool
) -> Klantcontact:
    return Klantcontact(
        nummer=event.contact,
        kanaal=event.means,
        onderwerp=event.moment,
        inhoud=talk.about,
        indicatieContactGelukt=event.reached,
        taal=LANGUAGES[language],
        vertrouwelijk=False,
        plaatsgevondenOp=event.happened_at,
        initiatiefnemer="klant" if event.incoming else event.by,
        onderwerpen=list(subjects),
        hadBetrokkenActoren=[Actor(talk.employee, "medewerker"), Actor(event.by, "organisatorische_eenheid")],
        hadBetrokkenen=[Betrokkene(talk.spoken_with, "klant")],
        leiddeTotInterneTaken=[InterneTaak(event.next.means, event.next.by, event.next.week.isoformat())]
        if event.next
        else [],
        vervangen=gone,
    )
