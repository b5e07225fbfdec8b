"""Rules that hold between the files of a brand."""

from collections.abc import Iterable
from pathlib import Path

from portal.definitions.files import Files, ProductsFile
from portal.definitions.mistakes import Fault
from portal.definitions.rules.ids import all_exist, exists, ids
from portal.definitions.rules.quality import quality_across
from portal.definitions.rules.staff import staff_across
from portal.domain.definition import Brand, Organisations, Process

Blamed = Iterable[tuple[str, Fault]]
"""The file that holds the mistake, by its name without ``.toml``, and the mistake."""


def across_rules(files: Files) -> Blamed:
    yield from _overrides(files.process, files.organisations)
    yield from _disciplines(files.products, files.organisations)
    yield from _channels(files.brand, files.process)
    yield from (("quality", fault) for fault in quality_across(files.quality, files.reasons))
    yield from (("staff", fault) for fault in staff_across(files.staff, files.organisations))


def _overrides(process: Process, organisations: Organisations) -> Blamed:
    known = ids((*organisations.operators, *organisations.contractors, *organisations.combis))
    for place, override in enumerate(process.overrides):
        for fault in exists(("overrides", place, "organisation"), override.organisation, known, "organisation"):
            yield "process", fault


def _disciplines(products: ProductsFile, organisations: Organisations) -> Blamed:
    """Operators serve what the brand offers, and every area has an operator for each of it."""
    offered = ids(products.disciplines)
    for place, operator in enumerate(organisations.operators):
        for fault in all_exist(("operators", place, "disciplines"), operator.disciplines, offered, "discipline"):
            yield "organisations", fault
    for place, area in enumerate(organisations.areas):
        for discipline in offered:
            if discipline not in area.operators:
                sentence = f"has no network operator for {discipline}, which this brand offers."
                yield "organisations", (("areas", place, "operators"), sentence)
        for discipline in area.operators:
            for fault in exists(("areas", place, "operators", discipline), discipline, offered, "discipline"):
                yield "organisations", fault


def _channels(brand: Brand, process: Process) -> Blamed:
    """A contact moment goes over channels that the brand has; a visit or a video call is made by who does the work."""
    for place, moment in enumerate(process.contact_moments):
        for number, channel in enumerate(moment.means):
            if channel not in brand.channels:
                path = ("contact_moments", place, "means", number)
                yield "process", (path, f"{channel} is no channel of this brand; it has: {', '.join(brand.channels)}.")


def message_rules(process: Process, content: Path, brand: str) -> Blamed:
    """Every notification names a message that stands in a folder, once the folder of messages is there."""
    folders = [folder for folder in (content / "messages", content / "brands" / brand / "messages") if folder.is_dir()]
    known = dict.fromkeys(sorted(message.name for folder in folders for message in folder.iterdir()))
    for place, told in enumerate(process.notifications if known else ()):
        for fault in exists(("notifications", place, "message"), told.message, known, "message"):
            yield "process", fault
