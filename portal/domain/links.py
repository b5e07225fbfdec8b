"""Links are derived, never stored: an HMAC over what a link opens, in 26 characters (130 bits) of base32.

A token reads ``<key id: 1><capability id: 2><mac: 26>``. The item that a link opens holds the capability (purpose,
version, expiry); a higher version revokes. Nothing that could be used as a link stands in a table or a log.
"""

import hmac
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

MAC_CHARACTERS = 26
TOKEN_CHARACTERS = 1 + 2 + MAC_CHARACTERS


@dataclass(frozen=True, slots=True)
class LinkKeys:
    """Secrets by key id (one character); ``current`` signs, all of them verify, so that a key can be rotated."""

    current: str
    secrets: Mapping[str, bytes]


def derive(keys: LinkKeys, purpose: str, subject: str, capability: str, version: int) -> str:
    """The token for one capability (id of two characters) of one subject (a reference or a draft id)."""
    return keys.current + capability + _mac(keys.secrets[keys.current], purpose, subject, capability, version)


def capability_in(token: str) -> str:
    """Which capability a token claims; ``""`` where it isn't shaped like a token."""
    return token[1:3] if len(token) == TOKEN_CHARACTERS and token.isascii() else ""


def opens(
    keys: LinkKeys, token: str, purpose: str, subject: str, version: int, expires_at: datetime | None, now: datetime
) -> bool:
    """Whether the token opens that purpose of that subject now; compared in constant time."""
    capability = capability_in(token)
    secret = keys.secrets.get(token[:1])
    if not capability or secret is None:
        return False
    genuine = hmac.compare_digest(token[3:], _mac(secret, purpose, subject, capability, version))
    return genuine and (expires_at is None or now < expires_at)


def mail_hash(secret: bytes, mail: str) -> str:
    """Keyed hash of a mail address, for finding references by it without keeping the address as a key."""
    return hmac.new(secret, b"mail|" + mail.strip().lower().encode(), sha256).hexdigest()


def postcode_hash(secret: bytes, postcode: str) -> str:
    """The same for a postcode (four digits and two letters, however they are written)."""
    return hmac.new(secret, b"postcode|" + _plain(postcode), sha256).hexdigest()


def pavement(secret: bytes, postcode: str) -> str:
    """What applications of one postcode share, 64 bits: a street or a part of it."""
    return hmac.new(secret, b"pavement|" + _plain(postcode), sha256).hexdigest()[:16]


def _plain(postcode: str) -> bytes:
    return postcode.replace(" ", "").upper().encode()


def _mac(secret: bytes, purpose: str, subject: str, capability: str, version: int) -> str:
    message = "|".join((purpose, subject, capability, str(version))).encode()
    return b32encode(hmac.new(secret, message, sha256).digest()).decode()[:MAC_CHARACTERS].lower()
