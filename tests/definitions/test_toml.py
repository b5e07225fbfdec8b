import pytest

from portal.definitions.mistakes import Mistakes
from portal.definitions.toml import parse


def test_a_valid_file_is_its_values() -> None:
    assert parse("a.toml", "[one]\ntwo = 3") == {"one": {"two": 3}}


@pytest.mark.parametrize(
    ("text", "line"), [("one = 1\ntwo = two\n", 2), ("one = 1\ntwo = ", 2), ("one = 1\none = 2\n", 2)]
)
def test_a_broken_file_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Mistakes) as caught:
        parse("a.toml", text)
    [mistake] = caught.value.all
    assert (mistake.file, mistake.line) == ("a.toml", line)
    assert mistake.sentence.startswith("is not valid TOML:")
