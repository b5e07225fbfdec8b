"""A store that refuses for load answers at once, so it is asked more often than one that stays silent."""

from typing import Any
from zlib import crc32

REFUSED = frozenset(
    {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
    }
)
TRIES = 12
FIRST_WAIT, LONGEST_WAIT = 0.05, 0.25
"""Seconds. All waits together stay below three: half of all requests may be refused and nobody sees an error."""


def be_patient(client: Any) -> None:
    """Let a client try again what was refused for load; other failures keep the tries of its configuration."""
    client.meta.events.register_first("needs-retry.dynamodb", _wait)


def _wait(response: Any, attempts: int, **_: object) -> float | None:
    """Seconds to wait before try ``attempts + 1``; None where this is not ours to try again.

    The engine's request id is random, which spreads the tries of many functions between half and the whole wait.
    """
    answer = response[1] if response else {}
    if answer.get("Error", {}).get("Code") not in REFUSED or attempts >= TRIES:
        return None
    longest = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    chance = crc32(str(answer["ResponseMetadata"].get("RequestId", "")).encode()) / 2**32
    return float(longest * (1 + chance) / 2)
