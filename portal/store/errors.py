"""The store's door: driver errors become the two that the use cases know."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from portal.services.ports import Conflict, Unavailable

CONDITION = "ConditionalCheckFailed"
CONTENDED = ("TransactionConflict", "TransactionInProgressException")


@contextmanager
def our_errors(what: str) -> Iterator[None]:
    """Raises Conflict where a condition failed, Unavailable where the engine didn't answer or refused for load.

    A condition also fails when the answer to our own earlier, successful try was lost and the driver tried again:
    whoever catches Conflict reads back before calling it a refusal.
    """
    try:
        yield
    except (PynamoDBException, BotoCoreError, ClientError) as error:
        if _is_condition(error):
            raise Conflict(f"{what}: a condition failed") from error
        raise Unavailable(f"{what}: the store did not answer ({type(error).__name__})") from error


def _is_condition(error: Exception) -> bool:
    reasons = getattr(error, "cancellation_reasons", None)
    if reasons:
        return any(reason is not None and reason.code in (CONDITION, *CONTENDED) for reason in reasons)
    return str(getattr(error, "cause_response_code", "")).startswith(CONDITION)
