"""The two ways in which a report can be refused."""


class _Refusal(Exception):
    """``why`` names the sentence for who works with the portal (``content/words/workbench_refused.toml``)."""

    def __init__(self, why: str, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why


class NotYours(_Refusal):
    """The organisation has no part in this application, or this kind of news isn't its to bring."""


class Impossible(_Refusal):
    """What is reported can't be, as the application stands; the sentence says what would be possible."""
