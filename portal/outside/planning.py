"""Speaks to a planning interface over HTTP, for ``portal planning send``."""

from types import TracebackType

import urllib3

from portal.services.sending import Answered

IMPORTS = "/api/planning/v1/imports"
CONNECT_SECONDS, READ_SECONDS = 5.0, 30.0


class PlanningInterface:
    """``portal.services.sending.Post``, over one connection that is closed at the end of the block."""

    def __init__(self, address: str, key: str) -> None:
        self._url = address.rstrip("/") + IMPORTS
        self._key = key
        self._pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(CONNECT_SECONDS, READ_SECONDS))

    def __enter__(self) -> "PlanningInterface":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._pool.clear()

    def __call__(self, body: bytes, kind: str) -> Answered:
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": kind}
        try:
            answer = self._pool.request("POST", self._url, body=body, headers=headers, redirect=False)
        except urllib3.exceptions.HTTPError:
            return Answered(0)
        asked = answer.headers.get("Retry-After", "")
        return Answered(answer.status, answer.data, float(asked) if asked.isdecimal() else None)
