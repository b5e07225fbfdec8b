"""Loads one administration from ``content/brands/<brand>/`` and holds it against every rule."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from portal.definitions.assembling import catalogue_of, reasons_of
from portal.definitions.files import HolidaysFile, ProductsFile, ReasonsFile
from portal.definitions.lines import find_lines, line_of
from portal.definitions.mistakes import Fault, Faults, Mistake, Mistakes, written
from portal.definitions.rules.across import across_rules, message_rules
from portal.definitions.rules.brand import brand_rules
from portal.definitions.rules.organisations import organisation_rules
from portal.definitions.rules.process import process_rules
from portal.definitions.rules.products import product_rules
from portal.definitions.rules.quality import quality_across, quality_rules
from portal.definitions.rules.smaller import holiday_rules, reason_rules, survey_rules
from portal.definitions.rules.staff import staff_across, staff_rules
from portal.definitions.shape import read
from portal.definitions.toml import parse
from portal.domain.definition import Brand, Definition, Organisations, Process, Survey
from portal.domain.quality import Quality
from portal.domain.staff import Staff

T = TypeVar("T")

FILES = ("brand", "process", "products", "organisations", "survey", "reasons", "holidays", "staff", "quality")


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
    definition = reading.definition()
    if definition is None:
        raise Mistakes(reading.mistakes)
    return definition


class _Reading:
    """One reading of the files of a brand, with the mistakes found on the way."""

    def __init__(self, content: Path, brand: str) -> None:
        self.content = content
        self.brand = brand
        self.texts: dict[str, str] = {}
        self.mistakes: list[Mistake] = []

    def definition(self) -> Definition | None:
        """The files together; None where anything is wrong in them."""
        brand = self.file("brand", Brand, brand_rules)
        process = self.file("process", Process, process_rules)
        products = self.file("products", ProductsFile, product_rules)
        organisations = self.file("organisations", Organisations, organisation_rules)
        survey = self.file("survey", Survey, survey_rules)
        reasons = self.file("reasons", ReasonsFile, reason_rules)
        holidays = self.file("holidays", HolidaysFile, holiday_rules)
        staff = self.file("staff", Staff, staff_rules)
        quality = self.file("quality", Quality, quality_rules)
        if not (brand and process and products and organisations and survey and reasons and holidays):
            return None
        if not (staff and quality):
            return None
        for fault in quality_across(quality, reasons):
            self.add("quality", fault)
        for fault in staff_across(staff, organisations):
            self.add("staff", fault)
        for file, fault in across_rules(brand, process, products, organisations):
            self.add(file, fault)
        for file, fault in message_rules(process, self.content, self.brand):
            self.add(file, fault)
        if self.mistakes:
            return None
        return Definition(
            brand=brand,
            process=process,
            catalogue=catalogue_of(products),
            organisations=organisations,
            survey=survey,
            reasons=reasons_of(reasons),
            holidays=frozenset(holiday.day for holiday in holidays.holidays),
            staff=staff,
            quality=quality,
            digest=self.digest(),
        )

    def file(self, name: str, shape: type[T], rules: Callable[[T], Faults]) -> T | None:
        """One file, read and held against its own rules; None where it doesn't have the shape it needs."""
        path = self.content / "brands" / self.brand / f"{name}.toml"
        if not path.is_file():
            self.mistakes.append(Mistake(self.named(name), 0, "", "is missing; every brand needs this file."))
            return None
        self.texts[name] = path.read_text("utf-8")
        try:
            value = parse(self.named(name), self.texts[name])
        except Mistakes as broken:
            self.mistakes.extend(broken.all)
            return None
        built, faults = read(shape, value)
        for fault in faults if built is None else rules(built):
            self.add(name, fault)
        return built

    def add(self, name: str, fault: Fault) -> None:
        path, sentence = fault
        line = line_of(find_lines(self.texts[name]), path)
        self.mistakes.append(Mistake(self.named(name), line, written(path), sentence))

    def named(self, name: str) -> str:
        return f"{self.content.name}/brands/{self.brand}/{name}.toml"

    def digest(self) -> str:
        whole = "\0".join(self.texts[name] for name in FILES)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]
