"""Reading an event from a request, and saying in a sentence which field is wrong and what it should hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import get_args

from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import Decoder, encode

from functions.planning_api.bodies import TYPES, Incoming
from functions.planning_api.era import FIRST, LAST, outside
from functions.planning_api.words import Words
from portal.domain.calendar import NotAWeek
from portal.domain.definition import Channel, Process
from portal.domain.events import InspectionMeans
from portal.domain.person import PreferredChannel
from portal.domain.reports import REPORTABLE, Command

DECODER = Decoder(Incoming)

SHOULD_BE = {
    "type": f"one of {', '.join(TYPES)}",
    "event_id": "your own id of this event: 1 to 100 letters, digits, dots, colons, hyphens and underscores",
    "application": "the reference of the application, such as MA-7K3F-926",
    "milestone": f"one of {', '.join(REPORTABLE)}",
    "week": "a week such as 2027-W14",
    "date": "a day such as 2027-04-13",
    "part": "day, morning or afternoon",
    "discipline": "the id of a discipline, such as water",
    "disciplines": "a list of ids of disciplines, such as water",
    "cause": "the code of a cause, such as frost",
    "exception": "one discipline that deviates, with its own week or date and a cause",
    "exceptions": "a list of disciplines that deviate, each with its own week or date and a cause",
    "as_of": "when it was so, with its time zone, such as 2027-04-13T10:30:00+02:00",
    "contact": "the contact in which it was told: date, time, employee, spoken_with, about, and the next one",
    "time": "the clock time in the Netherlands, such as 14:30",
    "employee": "the name of whoever spoke: 1 to 100 characters",
    "spoken_with": "the name of whoever was spoken with: 1 to 100 characters",
    "about": "what was said, as the customer may read it: 1 to 2,000 characters",
    "reached": "true or false",
    "incoming": "true or false",
    "means": f"one of {', '.join(get_args(Channel))}; an inspection: {', '.join(get_args(InspectionMeans))}",
    "moment": "the id of a contact moment, such as 1",
    "also": "the id of the contact moment made in the same talk, such as 3",
    "subject": "the id of a subject",
    "subjects": "a list of ids of subjects",
    "next": "how the contact ends: the week, by and means of the next one",
    "by": "the id of an organisation of this application, or customer",
    "cents": "a whole number of euro cents from 0 to 100000000",
    "until": "a day such as 2027-04-13",
    "number": "your own number of it: 1 to 60 characters",
    "owner": "the id of the organisation that mends it",
    "text": "1 to 2,000 characters",
    "point": "the id of a remaining point, such as p1",
    "passed": "true or false",
    "found": "what was found at the site: 1 to 2,000 characters",
    "charge": "the id of a charge, or left out",
    "contact_id": "the id of a contact, such as c1",
    "complaint": "the id of a complaint, such as k1",
    "question": "the id of a question, such as q1",
    "wish": "the id of a wish, such as w1",
    "granted": "true or false",
    "topic": "the id of a topic of questions",
    "to": "the id of an organisation of this application, or service",
    "source": "your own reference: 1 to 56 letters, digits, dots, hyphens, underscores and slashes",
    "submitted_at": "when it was applied for, with its time zone, such as 2027-04-13T10:30:00+02:00",
    "kind": "what is asked for, such as new",
    "capacity": "the id of a capacity of the product, or left out",
    "order": "one discipline: its discipline, capacity and reached",
    "orders": "a list of 1 to 8 orders, each with its discipline, capacity and reached",
    "planned": "the date that stands: its week or date, and since when",
    "since": "when it was agreed, with its time zone, such as 2027-04-13T10:30:00+02:00",
    "name": "1 to 100 characters",
    "place": "1 to 100 characters",
    "postcode": "a Dutch postcode, such as 6811 AB",
    "mail": "a mail address, or left out",
    "channel": f"one of {', '.join(get_args(PreferredChannel))}",
    "language": "nl or en",
    "wish_week": "a week such as 2027-W14",
    "notify": "true or false",
    "working_days": "a whole number of working days, such as 10",
    "homes": "a whole number from 1 to 1000",
}
NO_EVENT = "The body should be one JSON object that describes one event."
AT = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<where>.*)`)?\Z", re.DOTALL)
MISSING = re.compile("Object missing required field `(?P<name>.*)`")
ITEM = re.compile(r"\[.*\]\Z")
UNKNOWN = re.compile("Object contains unknown field `(?P<name>.*)`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Event:
    """A body that has the right shape; ``hash`` is the same for the same content, however it was written."""

    event_id: str
    application: str
    commands: tuple[Command, ...]
    texts: Mapping[str, str]
    as_of: datetime | None
    with_contact: bool
    hash: str


class NotJson(Exception):
    """The body is no JSON at all."""


class WrongField(Exception):
    """The body is JSON, but not of an event; ``field`` is the path of the first field that is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def read_event(body: bytes, process: Process, organisation: str = "") -> Event:
    """The event in a request's body, as ``organisation`` sent it. Raises NotJson, WrongField."""
    try:
        return understood(DECODER.decode(body), process, organisation)
    except ValidationError as fault:
        raise wrong_field(str(fault)) from fault
    except RecursionError as fault:
        raise WrongField("", NO_EVENT) from fault
    except (DecodeError, UnicodeDecodeError) as fault:
        raise NotJson("The body is not JSON in UTF-8.") from fault


def understood(incoming: Incoming, process: Process, organisation: str) -> Event:
    """What an event that has the right shape means. Raises WrongField."""
    within_era(incoming)
    words = Words(organisation, incoming.event_id)
    try:
        commands = incoming.commands(words, process)
    except NotAWeek as fault:
        raise WrongField("week", f"{fault} Field week should be {SHOULD_BE['week']}.") from fault
    as_of = incoming.as_of.astimezone(UTC) if incoming.as_of else None
    digest = sha256(encode(incoming, order="sorted")).hexdigest()
    with_contact = bool(incoming.contact)
    return Event(incoming.event_id, incoming.application, commands, words.texts, as_of, with_contact, digest)


def within_era(body: Struct) -> None:
    """Raises WrongField where a day or an instant lies too far away to be meant."""
    field = outside(body)
    if field:
        raise WrongField(field, f"Field {field} should lie from {FIRST} to {LAST}.")


def wrong_field(said: str) -> WrongField:
    """Our sentence for what the decoder found; its own words name types that the sender doesn't know."""
    match = AT.fullmatch(said)
    what, where = (match["what"], match["where"] or "") if match else (said, "")
    if missing := MISSING.fullmatch(what):
        field = _path(where, missing["name"])
        return WrongField(field, f"Field {field} is missing; it should be {_wanted(field)}.")
    if unknown := UNKNOWN.fullmatch(what):
        field = _path(where, unknown["name"][:60])
        return WrongField(field, f"Field {field} is not known for this type of event; leave it out.")
    if not where:
        return WrongField("", NO_EVENT)
    return WrongField(where, f"Field {where} should be {_wanted(where)}.")


def _path(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _wanted(field: str) -> str:
    """What a field should hold; an item of a list is called after one of what the list is called after."""
    name = ITEM.sub("", field.rpartition(".")[2])
    return SHOULD_BE.get(name.removesuffix("s") if field.endswith("]") else name, "as documented")
