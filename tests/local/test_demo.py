"""The demo: what it promises as data, that it refuses where people could be reached, and that it comes true."""

import re
from pathlib import Path

import pytest

from portal.local.demo.command import REAL, main
from portal.local.demo.stories import STORIES


def test_the_stories_make_two_hundred_applications() -> None:
    assert sum(story.count for story in STORIES) == 200


def test_some_stories_are_late_some_on_hold_some_cancelled() -> None:
    deeds = {deed.what for story in STORIES for deed in story.deeds}
    assert {"stalled", "resumed", "cancelled", "hard_date", "grade"} <= deeds


def test_no_deed_of_a_story_comes_before_the_one_it_follows() -> None:
    for story in STORIES:
        days = [deed.day for deed in story.deeds]
        assert days == sorted(days), story.name


@pytest.mark.parametrize("name", REAL)
def test_it_refuses_where_mail_or_aws_is_configured(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("mijnaansluiting", tmp_path, {name: "smtp://mail.example"}) == 2
    assert name in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.long
@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_it_fills_every_phase_with_at_least_fifteen(
    brand: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(brand, tmp_path, {}) == 0
    counted = {name: int(number) for name, number in re.findall(r"^  (\w+)\s+(\d+)$", capsys.readouterr().out, re.M)}
    assert sum(counted.values()) == 200
    assert min(counted.values()) >= 15


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "veldgloed").mkdir()
    (tmp_path / "veldgloed" / "demo").touch()
    assert main("veldgloed", tmp_path, {}) == 2
