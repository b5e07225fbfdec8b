"""What a build makes ready is what the editors wrote."""

from pathlib import Path

import pytest

from portal.definitions.loading import brands, load
from portal.definitions.ready import NAME, Ready, find, write
from portal.definitions.words import load_words

CONTENT = Path(__file__).parents[2] / "content"


def made(brand: str) -> Ready:
    return Ready(load(brand, CONTENT), load_words(brand, CONTENT).sentences)


@pytest.mark.parametrize("brand", brands(CONTENT))
def test_nothing_is_lost_or_changed(brand: str, tmp_path: Path):
    write(made(brand), tmp_path)
    found = find(tmp_path)
    assert found == made(brand)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path):
    written = []
    for _ in range(2):
        write(made("veldgloed"), tmp_path)
        written.append((tmp_path / NAME).read_bytes())
    assert written[0] == written[1]


def test_where_editors_work_nothing_is_ready():
    assert find(CONTENT) is None
