from pathlib import Path

import pytest

from portal.definitions.mistakes import Mistakes
from portal.definitions.thesaurus import load_thesaurus
from tests.builders import CONTENT

WHOLE = """
[nl]
stop = ["de"]
alike = [["kosten", "prijs"]]
[en]
stop = ["the"]
alike = []
"""


def written(folder: Path, text: str) -> Path:
    (folder / "content/site").mkdir(parents=True)
    (folder / "content/site/search.toml").write_text(text)
    return folder / "content"


def test_ours_is_right() -> None:
    assert load_thesaurus(CONTENT)["nl"].compounds


def test_a_right_file_is_read(tmp_path: Path) -> None:
    assert load_thesaurus(written(tmp_path, WHOLE))["nl"].alike == (("kosten", "prijs"),)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('"prijs"', '"Prijs"', "no single word in small letters"),
        ('"prijs"', '"de prijs"', "no single word in small letters"),
        ('"prijs"', '"de"', "left out of every question"),
        ('"kosten", "prijs"', '"kosten"', "fewer than two words"),
        ('stop = ["de"]', 'stop = ["één"]', "no single word in small letters"),
        ('stop = ["the"]', "", "stop: is missing"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    with pytest.raises(Mistakes) as told:
        load_thesaurus(written(tmp_path, WHOLE.replace(right, wrong)))
    (mistake,) = told.value.all
    assert says in str(mistake)
    assert mistake.line
