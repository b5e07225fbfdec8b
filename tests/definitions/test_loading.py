from pathlib import Path

import pytest

from portal.definitions.loading import brands, load
from portal.definitions.mistakes import Mistakes
from portal.settings import CONTENT
from tests.definitions.copies import BRAND, a_copy, edit, mistakes_in


def test_every_brand_has_a_folder() -> None:
    assert brands(CONTENT) == ("mijnaansluiting", "veldgloed")


@pytest.mark.parametrize("brand", brands(CONTENT))
def test_a_brand_is_what_its_folder_says(brand: str) -> None:
    assert load(brand, CONTENT).brand.id == brand


def test_the_same_files_have_the_same_digest(tmp_path: Path) -> None:
    assert load(BRAND, a_copy(tmp_path)).digest == load(BRAND, CONTENT).digest


def test_any_change_changes_the_digest(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    edit(content / "brands" / BRAND / "survey.toml", "valid_days = 30", "valid_days = 31")
    changed = load(BRAND, content).digest
    assert changed != load(BRAND, CONTENT).digest
    assert len(changed) == 16


def test_a_brand_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(Mistakes, match="there is no brand veldglod; there are: mijnaansluiting, veldgloed"):
        load("veldglod", CONTENT)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    (content / "brands" / BRAND / "survey.toml").unlink()
    [mistake] = mistakes_in(content)
    assert mistake.file == "content/brands/mijnaansluiting/survey.toml"
    assert mistake.sentence == "is missing; every brand needs this file."


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    line = edit(content / "brands" / BRAND / "survey.toml", "valid_days = 30", "valid_days = thirty")
    [mistake] = mistakes_in(content)
    assert mistake.line == line
    assert mistake.sentence.startswith("is not valid TOML:")


def test_all_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    folder = content / "brands" / BRAND
    edit(folder / "survey.toml", "valid_days = 30", "valid_days = 0")
    edit(folder / "process.toml", 'phase = "orient"', 'phase = "orien"')
    edit(folder / "brand.toml", "port = 8000", "port = 80")
    edit(folder / "organisations.toml", 'contractor = "polderbouw"', 'contractor = "polder"')
    assert {Path(mistake.file).stem for mistake in mistakes_in(content)} == {
        *("survey", "process", "brand", "organisations"),
    }


def test_a_mistake_reads_as_one_line(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    line = edit(content / "brands" / BRAND / "brand.toml", "port = 8000", "port = 80")
    with pytest.raises(Mistakes) as caught:
        load(BRAND, content)
    assert str(caught.value) == (
        f"content/brands/mijnaansluiting/brand.toml:{line}: port: must lie within 1024–65535; it is 80."
    )
