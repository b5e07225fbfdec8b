"""The national address register (PDOK Locatieserver, free search): which street and place belong to a postcode.

A help, never a hurdle: whoever asks gets an answer or None within ``ANSWER_WITHIN``, whatever the register or the
network does, and a register that is silent is left alone for a while.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import urllib3

from portal.outside.patience import TooLate, answer_within
from portal.services.address_ports import FoundAddress

LOG = logging.getLogger("portal.outside")

ANSWER_WITHIN = 1.5
"""Seconds that a customer waits at most, name look-up and slow bytes included."""
LEFT_ALONE = 60.0
"""Seconds in which a register that failed isn't asked again, so that it costs one wait a minute."""
MOST_BYTES = 64 * 1024
FIELDS = "straatnaam,woonplaatsnaam"


class Unreachable(Exception):
    """The register didn't answer in time, or not with what it promises."""


class AddressRegister:
    """``portal.services.address_ports.AddressLookup``; ``clock`` counts seconds and never goes back."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._clock = clock
        self._silent_until = float("-inf")
        self._pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(total=ANSWER_WITHIN))

    def find(self, postcode: str, number: str, addition: str) -> FoundAddress | None:
        """Street and place; ``addition`` doesn't matter for them, but an unknown number does."""
        if self._clock() < self._silent_until:
            return None
        try:
            return answer_within(ANSWER_WITHIN, lambda: self._ask(postcode.replace(" ", ""), number))
        except (TooLate, Unreachable) as problem:
            self._silent_until = self._clock() + LEFT_ALONE
            LOG.warning("the address register is left alone for %.0f s: %s", LEFT_ALONE, problem)
            return None

    def _ask(self, postcode: str, number: str) -> FoundAddress | None:
        query = {
            "q": f"{postcode} {number}",
            "fq": ["type:adres", f"postcode:{postcode}", f"huisnummer:{number}"],
            "fl": FIELDS,
            "rows": "1",
        }
        return _found(self._get(query))

    def _get(self, query: Mapping[str, Any]) -> object:
        address = f"{self._url}?{urlencode(query, doseq=True)}"
        try:
            answer = self._pool.request("GET", address, preload_content=False, redirect=False)
            body = answer.read(MOST_BYTES)
            answer.release_conn()
        except urllib3.exceptions.HTTPError as problem:
            raise Unreachable(type(problem).__name__) from problem
        if answer.status != 200:
            raise Unreachable(f"it answered {answer.status}")
        try:
            return json.loads(body)
        except ValueError as problem:
            raise Unreachable("its answer is not JSON") from problem


def _found(answer: object) -> FoundAddress | None:
    try:
        documents = answer["response"]["docs"]  # type: ignore[index]
        return FoundAddress(str(documents[0]["straatnaam"]), str(documents[0]["woonplaatsnaam"])) if documents else None
    except (KeyError, TypeError, IndexError) as problem:
        raise Unreachable("its answer has another shape") from problem
