"""What a bucket asks of a form post: a policy signed with our own key, not expired, that covers every field.

The rules are Amazon's (S3 API reference, "Creating a POST policy" and "Signature calculation for POST"), so that a
form which works here works there.
"""

import hmac
import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

UNCOVERED = frozenset({"policy", "x-amz-signature", "file"})
"""Fields that no condition needs to mention."""


class NotAllowed(Exception):
    """The form was not signed by us, is too old, or holds what its policy doesn't say."""


class WrongSize(NotAllowed):
    """The file is larger or smaller than its policy allows."""


@dataclass(frozen=True, slots=True)
class Policy:
    expires_at: datetime
    conditions: tuple[Any, ...]


def read_policy(fields: Mapping[str, str], secret: str) -> Policy:
    """The policy of a posted form. Raises NotAllowed where it isn't ours."""
    text, signature = fields.get("policy", ""), fields.get("x-amz-signature", "")
    if not hmac.compare_digest(signature.encode(), _signature(text, fields.get("x-amz-credential", ""), secret)):
        raise NotAllowed("the signature is not ours")
    policy = json.loads(b64decode(text))
    return Policy(
        datetime.strptime(policy["expiration"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC), policy["conditions"]
    )


def check(policy: Policy, fields: Mapping[str, str], size: int, now: datetime) -> None:
    """Raises NotAllowed or WrongSize; ``fields`` are the form's, ``bucket`` and the final ``key`` included."""
    if now >= policy.expires_at:
        raise NotAllowed("the form is too old: open the page again")
    covered = set(UNCOVERED)
    for condition in policy.conditions:
        covered.add(_check_one(condition, fields, size))
    extra = fields.keys() - covered
    if extra:
        raise NotAllowed(f"the policy doesn't mention {', '.join(sorted(extra))}")


def _check_one(condition: Any, fields: Mapping[str, str], size: int) -> str:
    """The name of the field that one condition covers."""
    if isinstance(condition, dict):
        [(name, value)] = condition.items()
        return _same(name, fields.get(name, ""), value)
    match condition:
        case ["content-length-range", least, most]:
            if not least <= size <= most:
                raise WrongSize(f"the file has {size} bytes, allowed are {least} to {most}")
            return "file"
        case ["eq", name, value]:
            return _same(name[1:], fields.get(name[1:], ""), value)
        case ["starts-with", name, value] if fields.get(name[1:], "").startswith(value):
            return str(name[1:])
    raise NotAllowed(f"the form doesn't fit {condition}")


def _same(name: str, given: str, wanted: str) -> str:
    if given != wanted:
        raise NotAllowed(f"{name} is not what was signed")
    return name


def _signature(text: str, credential: str, secret: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in credential.split("/")[1:]:
        key = hmac.new(key, part.encode(), sha256).digest()
    return hmac.new(key, text.encode(), sha256).hexdigest().encode()
