"""Loads one administration from ``content/brands/<brand>/`` and holds it against every rule."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from portal.definitions.assembling import definition_of
from portal.definitions.files import Files, HolidaysFile, ProductsFile, ReasonsFile
from portal.definitions.mistakes import Faults, Mistake, Mistakes
from portal.definitions.reading import TomlFile
from portal.definitions.rules.across import across_rules, message_rules
from portal.definitions.rules.brand import brand_rules
from portal.definitions.rules.organisations import organisation_rules
from portal.definitions.rules.process import process_rules
from portal.definitions.rules.products import product_rules
from portal.definitions.rules.quality import quality_rules
from portal.definitions.rules.smaller import holiday_rules, reason_rules, survey_rules
from portal.definitions.rules.staff import staff_rules
from portal.domain.definition import Brand, Definition, Organisations, Process, Survey
from portal.domain.quality import Quality
from portal.domain.staff import Staff

FILES: Mapping[str, tuple[type[Any], Callable[[Any], Faults]]] = {
    "brand": (Brand, brand_rules),
    "process": (Process, process_rules),
    "products": (ProductsFile, product_rules),
    "organisations": (Organisations, organisation_rules),
    "survey": (Survey, survey_rules),
    "reasons": (ReasonsFile, reason_rules),
    "holidays": (HolidaysFile, holiday_rules),
    "staff": (Staff, staff_rules),
    "quality": (Quality, quality_rules),
}
"""The shape of each file and the rules for it alone; the digest is taken in this order."""


def brands(content: Path) -> tuple[str, ...]:
    """The administrations that stand in the content folder, by the name of their folder."""
    return tuple(sorted(folder.name for folder in (content / "brands").iterdir() if folder.is_dir()))


def load(brand: str, content: Path) -> Definition:
    """The whole definition of a brand. Raises Mistakes with everything that is wrong in its files."""
    if brand not in brands(content):
        known = ", ".join(brands(content))
        raise Mistakes(
            [Mistake(f"{content.name}/brands/{brand}", 0, "", f"there is no brand {brand}; there are: {known}.")]
        )
    reading = _Reading(content, brand)
    files = reading.files()
    if files is None or reading.mistakes:
        raise Mistakes(reading.mistakes)
    return definition_of(files, reading.digest())


class _Reading:
    """One reading of the files of a brand, with the mistakes found on the way."""

    def __init__(self, content: Path, brand: str) -> None:
        self.content = content
        self.brand = brand
        self.texts: dict[str, TomlFile] = {}
        self.mistakes: list[Mistake] = []

    def files(self) -> Files | None:
        """All of them, held against each other too; None where one isn't there or doesn't have its shape."""
        read: dict[str, Any] = {name: self._file(name) for name in FILES}
        if None in read.values():
            return None
        files = Files(**read)
        for name, fault in (*across_rules(files), *message_rules(files.process, self.content, self.brand)):
            self.mistakes.append(self.texts[name].mistake(fault))
        return files

    def _file(self, name: str) -> object:
        path = self.content / "brands" / self.brand / f"{name}.toml"
        if not path.is_file():
            missing = path.relative_to(self.content.parent).as_posix()
            self.mistakes.append(Mistake(missing, 0, "", "is missing; every brand needs this file."))
            return None
        self.texts[name] = TomlFile.at(path, self.content)
        built, mistakes = self.texts[name].read(*FILES[name])
        self.mistakes.extend(mistakes)
        return built

    def digest(self) -> str:
        whole = "\0".join(self.texts[name].text for name in FILES)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]
