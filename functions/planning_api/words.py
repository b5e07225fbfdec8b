"""The words that came with an event, kept in TEXT items: the same event always finds them under the same id."""

from hashlib import sha256

ID_LENGTH = 24


class Words:
    """``texts`` holds by TEXT id what was kept of one event of one organisation."""

    def __init__(self, organisation: str, event_id: str) -> None:
        self.texts: dict[str, str] = {}
        self._of = f"{organisation}|{event_id}"

    def keep(self, what: str, text: str) -> str:
        """The id under which ``text`` is kept; ``what`` tells apart several texts of one event."""
        id = sha256(f"{self._of}|{what}".encode()).hexdigest()[:ID_LENGTH]
        self.texts[id] = text
        return id
