"""What a list is narrowed to: read from an address or a cookie, and written back into links."""

from dataclasses import asdict, dataclass
from urllib.parse import parse_qs, urlencode

from functions.workbench.dues import SECTIONS, Section
from portal.domain.definition import Definition

LONGEST = 120
"""Characters of where the last page ended."""
NAMES = {"when": "wanneer", "area": "gebied", "moment": "moment", "after": "na"}
"""Our names, and those in an address."""


@dataclass(frozen=True, slots=True)
class Filters:
    """ "" means any. ``after``: where the last page ended."""

    when: Section | None = None
    area: str = ""
    moment: str = ""
    after: str = ""

    def query(self) -> dict[str, str]:
        """As ``url_for`` wants it."""
        return {NAMES[name]: value for name, value in asdict(self).items() if value}

    def text(self) -> str:
        return urlencode(self.query())


def read_filters(text: str, definition: Definition) -> Filters:
    """Whatever isn't known is any: an address that somebody kept still opens when a definition changes."""
    told = {name: values[0] for name, values in parse_qs(text, max_num_fields=20).items()}
    areas = {area.id for area in definition.organisations.areas}
    moments = {moment.id for moment in definition.process.contact_moments}
    when, area, moment, after = (told.get(known, "") for known in NAMES.values())
    return Filters(
        when if when in SECTIONS else None,
        area if area in areas else "",
        moment if moment in moments else "",
        after if len(after) <= LONGEST and after.isascii() else "",
    )
