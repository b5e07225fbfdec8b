from pathlib import Path

import pytest

from portal.definitions.searchable import NoAnswers, rankings
from tests.searching import answers_file, indexed


def test_what_was_written_is_found_again(tmp_path: Path) -> None:
    found = rankings(answers_file(tmp_path))["nl"].find("niet tevreden", 1)
    assert found[0].section.address == "/contact/#bent-u-niet-tevreden"


def test_the_same_pages_make_the_same_bytes(tmp_path: Path) -> None:
    first = answers_file(tmp_path).read_bytes()
    indexed.cache_clear()
    assert answers_file(tmp_path).read_bytes() == first


def test_who_forgot_to_make_it_is_told_how(tmp_path: Path) -> None:
    with pytest.raises(NoAnswers, match="portal run"):
        rankings(tmp_path / "answers.msgpack")
