"""A program started here answers before we go on, and is gone afterwards."""

import os
import sys

import pytest

from portal.local import processes
from portal.local.processes import DidNotStart, answers_on, free_port, running

SERVER = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1"]
DEAF = [sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"]


def test_it_answers_when_the_block_begins_and_not_when_it_has_ended(tmp_path):
    port = free_port()
    with running([*SERVER, str(port)], lambda: answers_on(port), tmp_path / "log"):
        assert answers_on(port)
    assert not answers_on(port)


def test_an_answer_with_an_error_is_an_answer(tmp_path):
    port = free_port()
    with running([*SERVER, str(port)], lambda: answers_on(port), tmp_path / "log"):
        assert answers_on(port, "/not-there")


def test_a_program_that_ends_at_once_is_told_with_its_last_words(tmp_path):
    leaving = [sys.executable, "-c", "import sys; sys.exit('no such table')"]
    with pytest.raises(DidNotStart, match="no such table"), running(leaving, lambda: False, tmp_path / "log"):
        pytest.fail("it had ended")


def test_a_silent_program_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0.1)
    with pytest.raises(DidNotStart, match="no answer"), running(DEAF, lambda: False, tmp_path / "log"):
        pytest.fail("it never answered")


def test_a_program_that_ignores_the_request_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0.1)
    with running(DEAF, lambda: True, tmp_path / "log") as pid:
        pass
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_variables_come_on_top_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("OURS", "a")
    show = [sys.executable, "-c", "import os, sys; sys.exit(os.environ['OURS'] + os.environ['THEIRS'])"]
    with (
        pytest.raises(DidNotStart, match="ab"),
        running(show, lambda: False, tmp_path / "log", {"THEIRS": "b"}),
    ):
        pytest.fail("it had ended")
