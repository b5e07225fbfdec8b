"""One talk as the customer reads it back ([KCP] rule 4): when, who, about what, what was agreed and what is next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.application import Application, Contact, Inspection
from portal.domain.definition import Definition, Language
from portal.domain.names import organisation, organisation_name
from portal.domain.talk import Talk

DATES = frozenset({"DateAgreed", "DateCorrected"})
INSPECTIONS = frozenset({"InspectionPlanned", "InspectionDone"})


@dataclass(frozen=True, slots=True)
class TalkView:
    """``at`` is in UTC; ``next_week`` the Monday of the week of the next contact, None where there is none."""

    at: datetime
    moment: str
    """What this contact moment is called, ``""`` outside any."""
    who: str
    organisation: str
    phone: str
    spoken_with: str
    about: str
    means: str
    incoming: bool
    dated: bool
    """Whether a date was agreed in it: then the mail says the date too."""
    inspection: Inspection | None
    """The look at the site, where that was agreed or reported in it."""
    next_week: date | None
    next_by: str
    """Name of who makes the next contact, ``""`` where the customer does."""
    next_means: str


def talk_view(
    state: Application,
    contact: Contact,
    talk: Talk,
    values: Mapping[str, str],
    definition: Definition,
    language: Language,
) -> TalkView:
    """``values`` are those of the message about it (``portal.domain.outgoing``)."""
    moments = {moment.id: moment.name.in_(language) for moment in definition.process.contact_moments}
    party = organisation(contact.by, definition)
    agreed, week = set(values.get("agreed", "").split()), values.get("next_week")
    return TalkView(
        at=contact.happened_at,
        moment=moments.get(contact.moment, ""),
        who=talk.employee,
        organisation=party.name if party else "",
        phone=party.phone if party else "",
        spoken_with=talk.spoken_with,
        about=talk.about,
        means=contact.means,
        incoming=contact.incoming,
        dated=bool(agreed & DATES),
        inspection=state.inspection if agreed & INSPECTIONS else None,
        next_week=date.fromisoformat(week) if week else None,
        next_by=organisation_name(values.get("next_by", ""), definition),
        next_means=values.get("next_means", ""),
    )
