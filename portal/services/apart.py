"""Messages that go to an address of their own, or hold what only this message may: a code, somebody else's link."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.application import Application
from portal.domain.channels import Way
from portal.domain.codes import code_for, way_of_code
from portal.domain.definition import Definition, Language, Written
from portal.domain.links import LinkKeys, derive
from portal.domain.outgoing import Message
from portal.domain.paths import follow_path
from portal.domain.person import Person
from portal.services.message_ports import Refused
from portal.services.ports import Applications


@dataclass(frozen=True, slots=True)
class Apart:
    way: Way
    language: Language
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Addressing:
    applications: Applications
    definition: Definition
    keys: LinkKeys
    base_url: str
    order: tuple[Written, ...] = ("mail",)
    """The ways of writing that lead somewhere; only a code goes another way than by mail."""

    def __call__(self, message: Message, state: Application, person: Person) -> Apart | None:
        """None where it is over: another code was asked for, the link was withdrawn, or the address was erased. Raises
        Refused where no code reaches the customer in time."""
        known = {"reference": state.reference, "name": person.name}
        match message.name:
            case "code":
                return self._code(message, state, person, known)
            case "shared":
                return self._shared(message, state, known)
            case _:
                to = self.applications.text(state.reference, message.values["words"])
                return Apart(Way("mail", to), state.language, known) if to else None

    def _code(self, message: Message, state: Application, person: Person, known: Mapping[str, object]) -> Apart | None:
        sent = state.code
        if sent is None or sent.form != message.values["form"]:
            return None
        way = way_of_code(person, self.order)
        if way is None:
            raise Refused("no code reaches the customer in time")
        code = code_for(self.keys.secrets[self.keys.current], state.reference, sent.form, sent.asked_at)
        minutes = self.definition.process.code_minutes
        return Apart(way, state.language, {**known, "code": code, "code_minutes": minutes})

    def _shared(self, message: Message, state: Application, known: Mapping[str, object]) -> Apart | None:
        text = self.applications.text(state.reference, message.values["words"])
        share = next((one for one in state.shares if one.text == message.values["words"]), None)
        capability = state.capability(share.id) if share and not share.ended_at else None
        if text is None or share is None or capability is None:
            return None
        token = derive(self.keys, capability.purpose, state.reference, capability.id, capability.version)
        link = self.base_url + follow_path(share.language, state.reference, token)
        values = {**known, "follow_link": link, "acts": capability.purpose == "act"}
        return Apart(Way("mail", str(json.loads(text)["mail"])), share.language, values)
