"""What passes between the store and its engine: counted, refused or lost on the way, through botocore's own hooks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from portal.store.tables import Tables

THROTTLED = b'{"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "slow down"}'


@contextmanager
def hooked(tables: Tables, hook: Any, operation: str = "*") -> Iterator[None]:
    """Let ``hook(request, **details)`` stand before each request of that operation while the block runs."""
    events = tables.connection.client.meta.events
    name = f"before-send.dynamodb.{operation}"
    events.register_first(name, hook)
    try:
        yield
    finally:
        events.unregister(name, hook)


@contextmanager
def counted(tables: Tables) -> Iterator[list[str]]:
    """The names of the operations that were sent, in order."""
    sent: list[str] = []

    def count(request: AWSPreparedRequest, **_: Any) -> None:
        sent.append(str(request.headers["X-Amz-Target"], "ascii").rpartition(".")[2])

    with hooked(tables, count):
        yield sent


@contextmanager
def throttled(tables: Tables, times: int) -> Iterator[list[str]]:
    """The next requests are refused for load before the engine sees them; gives what was refused."""
    refused: list[str] = []

    def refuse(request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        if len(refused) >= times:
            return None
        refused.append(request.url)
        return answered(request, 400, THROTTLED)

    with hooked(tables, refuse):
        yield refused


@contextmanager
def answers_lost(tables: Tables, operation: str, times: int) -> Iterator[list[bytes]]:
    """The engine does what it is asked, but its next answers never arrive; gives what it answered."""
    lost: list[bytes] = []

    def lose(request: AWSPreparedRequest, **_: Any) -> None:
        if len(lost) < times:
            lost.append(URLLib3Session().send(request).content)
            raise ReadTimeoutError(endpoint_url=request.url)

    with hooked(tables, lose, operation):
        yield lost


class _Body:
    """As much of a urllib3 response as botocore reads."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> Iterator[bytes]:
        yield self._content


def answered(request: AWSPreparedRequest, status: int, content: bytes) -> AWSResponse:
    """What an engine would answer, for a hook to give instead of it."""
    return AWSResponse(request.url, status, {"content-type": "application/x-amz-json-1.0"}, _Body(content))
