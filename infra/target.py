"""Where a command works: one administration at one stage, and the names that follow from the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MAIL = "mail"
"""Only made for a stage that has a MailDomain."""
STACKS = ("foundation", "edge", "site", MAIL)
"""In the order in which they are made; the functions come between the first and the second."""


@dataclass(frozen=True, slots=True)
class Target:
    """``parameters`` of the stacks and ``variables`` of the functions come on top of what the stacks themselves say."""

    brand: str
    stage: str
    content: Path
    kept: Path
    """Folder in which the zips that run and ran here are kept."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    templates: Path = Path(__file__).parent

    @property
    def name(self) -> str:
        return f"portal-{self.brand}-{self.stage}"

    @property
    def zips(self) -> Path:
        return self.kept / self.name

    def stack(self, part: str) -> str:
        return f"{self.name}-{part}"

    def template(self, part: str) -> str:
        return (self.templates / f"{part}.yaml").read_text("utf-8")


def wanted_stacks(known: Mapping[str, str]) -> list[str]:
    """Those that a stage has, given what is known of it."""
    return [part for part in STACKS if part != MAIL or known.get("MailDomain")]
