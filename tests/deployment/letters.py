"""The mails that the emulated SES was given, read as their recipient reads them."""

import time
from dataclasses import dataclass

from bs4 import BeautifulSoup

from tests.deployment.deployed import PATIENCE, Deployed


class NoLetter(AssertionError):
    """A mail didn't come; the sentence says which, what came, and what might have kept it."""


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    html: str

    def link(self, words: str) -> str:
        """The address behind the first link with these words."""
        links = {" ".join(one.get_text(" ").split()): str(one["href"]) for one in self._links}
        found = [address for said, address in links.items() if words in said]
        assert found, f"no link in {self.subject!r} says {words!r}: {list(links)}"
        return found[0]

    def leads(self, words: str) -> bool:
        return any(words in one.get_text(" ") for one in self._links)

    @property
    def _links(self) -> list[BeautifulSoup]:
        return list(BeautifulSoup(self.html, "html5lib").find_all("a"))


def letters(place: Deployed) -> list[Letter]:
    """Oldest first."""
    return [Letter(",".join(sent["To"]), sent["Subject"], sent["BodyHtml"] or "") for sent in place.aws.mails()]


def letter(place: Deployed, to: str, about: str, patience: int = PATIENCE) -> Letter:
    """The newest mail to somebody whose subject holds ``about``, as soon as there is one. Raises NoLetter."""
    give_up = time.monotonic() + patience
    while True:
        there = [one for one in letters(place) if one.to == to]
        fitting = [one for one in there if about in one.subject]
        if fitting:
            return fitting[-1]
        if time.monotonic() > give_up:
            raise NoLetter(
                f"No mail about {about!r} to {to} within {patience} seconds; there are "
                f"{[one.subject for one in there]}. {place.why_silent('messenger')}"
            )
        time.sleep(0.5)
