"""A zip says what it holds, and nothing of when, where or in what order it was made."""

from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from infra.normalise import normalise


def a_zip(
    path: Path, *entries: tuple[str, bytes], date: tuple[int, ...] = (2026, 11, 21, 9, 0, 0), mode: int = 0
) -> Path:
    with ZipFile(path, "w", ZIP_STORED) as made:
        for name, content in entries:
            info = ZipInfo(name, date)  # type: ignore[arg-type]
            info.external_attr = mode << 16
            made.writestr(info, content)
    return path


def digest(path: Path) -> str:
    normalise(path)
    return sha256(path.read_bytes()).hexdigest()


def names(path: Path) -> list[str]:
    with ZipFile(path) as made:
        return made.namelist()


ONE, OTHER = ("a.py", b"a"), ("b/c.py", b"c")


def test_neither_order_nor_date_nor_mode_matters(tmp_path: Path):
    first = a_zip(tmp_path / "1.zip", ONE, OTHER)
    second = a_zip(tmp_path / "2.zip", OTHER, ONE, date=(1999, 1, 1, 0, 0, 0), mode=0o600)
    assert digest(first) == digest(second)


def test_content_matters(tmp_path: Path):
    assert digest(a_zip(tmp_path / "1.zip", ONE)) != digest(a_zip(tmp_path / "2.zip", ("a.py", b"b")))


def test_of_two_entries_with_one_name_the_later_stays(tmp_path: Path):
    """As when it is unpacked."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        zipped = a_zip(tmp_path / "1.zip", ("a.py", b"old"), ("a.py", b"new"))
    normalise(zipped)
    with ZipFile(zipped) as made:
        assert (made.namelist(), made.read("a.py")) == (["a.py"], b"new")


@pytest.mark.parametrize("name", ["package_info.json", "handler.py", "a/__pycache__/__init__.py", "a/"])
def test_what_names_a_build_or_is_zappas_own_goes(tmp_path: Path, name: str):
    zipped = a_zip(tmp_path / "1.zip", ONE, (name, b""))
    normalise(zipped)
    assert names(zipped) == ["a.py"]


@pytest.mark.parametrize("name", ["a/package_info.json", "a/handler.py", "a/__init__.py", "a/__pycache__/b.pyc"])
def test_what_only_looks_like_it_stays(tmp_path: Path, name: str):
    zipped = a_zip(tmp_path / "1.zip", (name, b""))
    normalise(zipped)
    assert names(zipped) == [name]


def test_everyone_may_read_every_file(tmp_path: Path):
    zipped = a_zip(tmp_path / "1.zip", ONE, OTHER, mode=0o600)
    normalise(zipped)
    with ZipFile(zipped) as made:
        assert {info.external_attr >> 16 for info in made.infolist()} == {0o100644}
