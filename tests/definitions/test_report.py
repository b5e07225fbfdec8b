from pathlib import Path

import pytest

from portal.definitions.loading import brands
from portal.definitions.mistakes import Mistake
from portal.definitions.report import check, main, told
from portal.settings import CONTENT
from tests.definitions.copies import BRAND, a_copy, edit

BRANDS = ("mijnaansluiting", "veldgloed")


def found_in(content: Path) -> list[Mistake]:
    return check(content, BRANDS)


def test_the_content_as_it_stands_has_no_mistakes() -> None:
    assert check(CONTENT, brands(CONTENT)) == []


@pytest.mark.parametrize(("old", "new"), [("port = 8010", "port = 8000"), ('prefix = "VG"', 'prefix = "MA"')])
def test_brands_share_neither_port_nor_prefix(old: str, new: str, tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    edit(content / "brands" / "veldgloed" / "brand.toml", old, new)
    [mistake] = found_in(content)
    assert mistake.sentence.endswith("is mijnaansluiting's already; every brand has its own.")


def test_mistakes_are_told_per_file_with_a_count(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    line = edit(content / "brands" / BRAND / "brand.toml", "port = 8000", "port = 80")
    edit(content / "brands" / BRAND / "brand.toml", 'prefix = "MA"', 'prefix = "ma"')
    edit(content / "brands" / "veldgloed" / "survey.toml", "valid_days = 30", "valid_days = 0")
    told_to_a_person = told(found_in(content), BRANDS)
    assert told_to_a_person.startswith("content/brands/mijnaansluiting/brand.toml\n  line ")
    assert f"  line {line:<4} port\n            must lie within 1024–65535; it is 80.\n" in told_to_a_person
    assert told_to_a_person.endswith("\n\n3 mistakes in 2 files.")


def test_one_mistake_is_not_mistakes() -> None:
    assert told([Mistake("a.toml", 0, "", "is missing.")], BRANDS).endswith("1 mistake in 1 file.")


def test_the_exit_code_says_whether_everything_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = a_copy(tmp_path, words=True)
    assert main(content) == 0
    assert capsys.readouterr().out == "Everything fits: mijnaansluiting, veldgloed.\n"
    edit(content / "brands" / BRAND / "brand.toml", "port = 8000", "port = 80")
    assert main(content) == 1


def test_what_goes_by_the_message_for_news_has_words_there(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    process = content / "brands" / BRAND / "process.toml"
    line = edit(process, 'event = "released"\nmessage = "released"', 'event = "released"\nmessage = "news"')
    [mistake] = found_in(content)
    assert (mistake.line, mistake.path) == (line, "notifications[3].event")
    assert mistake.sentence == "released has no words in content/words/news.toml, so it can't go by the message news."
