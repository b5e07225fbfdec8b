from dataclasses import replace

from portal.definitions.files import ReasonsFile
from portal.definitions.rules.quality import quality_across, quality_rules
from tests.builders import a_definition

QUALITY = a_definition().quality
REASONS = ReasonsFile(suppliers=(), reasons=a_definition().reasons)


def test_what_the_brands_have_is_right() -> None:
    assert list(quality_rules(QUALITY)) == []
    assert list(quality_across(QUALITY, REASONS)) == []


def test_a_sample_is_judged_by_something() -> None:
    ((path, sentence),) = quality_rules(replace(QUALITY, checks=()))
    assert (path, "at least one question" in sentence) == (("checks",), True)


def test_a_sample_has_contacts() -> None:
    ((path, _),) = quality_rules(replace(QUALITY, sample_size=0))
    assert path == ("sample_size",)


def test_a_branch_that_is_not_in_the_tree_is_found() -> None:
    ((path, sentence),) = quality_across(replace(QUALITY, subjects=("Aansluitingen",)), REASONS)
    assert path == ("subjects", 0)
    assert "Aansluitingen" in sentence
