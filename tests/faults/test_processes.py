"""F03 with real processes: the messenger is killed in the midst of its work, again and again."""

from pathlib import Path

import pytest

from tests.figures.bench import bench
from tests.figures.killed import killed

APPLICATIONS = 40


@pytest.mark.long
def test_f03_a_messenger_that_is_killed_again_and_again_mails_everybody(tmp_path: Path) -> None:
    with bench(tmp_path) as own:
        found = killed(own, APPLICATIONS, mails=(5, 15))
    assert found.wrong == []
    assert found.answered == found.stored == len(found.mails) == APPLICATIONS
    assert found.explained == found.doubles.total() <= len(found.lives)
    assert len(found.lives) >= 3
