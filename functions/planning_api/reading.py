"""Reading an event from a request, and saying in a sentence which field is wrong and what it should hold."""

import re
from dataclasses import dataclass
from hashlib import sha256

from msgspec import DecodeError, ValidationError
from msgspec.json import Decoder, encode

from functions.planning_api.bodies import TYPES, Incoming
from portal.domain.calendar import NotAWeek
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
    command: Command
    hash: str


class NotJson(Exception):
    """The body is no JSON at all."""


class WrongField(Exception):
    """The body is JSON, but not of an event; ``field`` is the path of the first field that is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def read_event(body: bytes) -> Event:
    """The event in a request's body. Raises NotJson, WrongField."""
    try:
        incoming = DECODER.decode(body)
        command = incoming.command()
    except ValidationError as fault:
        raise _wrong_field(str(fault)) from fault
    except NotAWeek as fault:
        raise WrongField("week", f"{fault} Field week should be {SHOULD_BE['week']}.") from fault
    except RecursionError as fault:
        raise WrongField("", NO_EVENT) from fault
    except (DecodeError, UnicodeDecodeError) as fault:
        raise NotJson("The body is not JSON in UTF-8.") from fault
    digest = sha256(encode(incoming, order="deterministic")).hexdigest()
    return Event(incoming.event_id, incoming.application, command, digest)


def _wrong_field(said: str) -> WrongField:
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
