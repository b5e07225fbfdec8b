"""Sessions of staff that were ended before their time, so that a cookie that was copied opens nothing either."""

from datetime import datetime
from typing import Protocol


class EndedSessions(Protocol):
    """Kept until they would have ended by themselves."""

    def end(self, id: str, until: datetime) -> None:
        """Raises Unavailable."""

    def has_ended(self, id: str) -> bool:
        """Raises Unavailable: nobody is let in on a guess."""
