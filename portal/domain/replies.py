"""The address that a message is answered to: one for each application, derived as links are (``portal.domain.links``).

``antwoord+MA-7K3F-92Q.<token>@antwoord.example``: whoever knows it got a message of ours. That alone proves nothing: a
reply only counts where it comes from the address that we wrote to.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from portal.domain.application import Application
from portal.domain.links import TOKEN_CHARACTERS, LinkKeys, capability_in, derive, opens

PURPOSE = "reply"
NAME = "antwoord"
"""What stands before the plus; a mail to this name alone belongs to no application."""
_LOCAL = re.compile(rf"{NAME}\+([a-z0-9-]{{3,20}})\.([a-z0-9]{{{TOKEN_CHARACTERS}}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address says it answers: a reference as it was written, and the token."""

    reference: str
    token: str


def mail_id(text: str) -> str:
    """Beside the words of a reply, the TEXT that holds the Message-ID of the mail it came by."""
    return f"{text}.mail"


def reply_address(state: Application, keys: LinkKeys, domain: str) -> str:
    """Where replies about this application go. It is revoked with the customer's link to follow it."""
    follow = next(known for known in state.capabilities if known.purpose == "follow")
    token = derive(keys, PURPOSE, state.reference, follow.id, follow.version)
    return f"{NAME}+{state.reference.lower()}.{token}@{domain}"


def answered(address: str, domain: str) -> Answered | None:
    """What a mail to this address is about; None where it says nothing of an application."""
    local, _, at = address.strip().lower().rpartition("@")
    found = _LOCAL.fullmatch(local) if at == domain.lower() else None
    return Answered(found[1].upper(), found[2]) if found else None


def is_genuine(state: Application, reply: Answered, keys: LinkKeys, now: datetime) -> bool:
    """Whether we gave that address out for this application, and it still holds."""
    capability = state.capability(capability_in(reply.token))
    if capability is None or capability.purpose != "follow":
        return False
    version, expires_at = capability.version, capability.expires_at
    return opens(keys, reply.token, PURPOSE, state.reference, version, expires_at, now)
