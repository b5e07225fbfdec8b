"""Rules for quality.toml."""

from portal.definitions.files import ReasonsFile
from portal.definitions.mistakes import Faults
from portal.definitions.rules.ids import exists, once
from portal.domain.quality import Quality


def quality_rules(quality: Quality) -> Faults:
    yield from once(("checks",), quality.checks)
    if not quality.checks:
        yield ("checks",), "is empty; a sample is judged by at least one question."
    if quality.sample_size < 1:
        yield ("sample_size",), f"must be 1 or more; it is {quality.sample_size}."


def quality_across(quality: Quality, reasons: ReasonsFile) -> Faults:
    """The branches that staff choose from stand in the tree."""
    branches = dict.fromkeys(reason.categories[0] for reason in reasons.reasons)
    for place, subject in enumerate(quality.subjects):
        yield from exists(("subjects", place), subject, branches, "branch of reasons.toml")
