"""An operator reaches the data of a brand, whether it runs at that moment or not."""

from pathlib import Path

import pytest

from portal.cli import main
from portal.local.engine import reached_engine, running_engine
from portal.local.place import REGION, Place
from portal.store.applications import ApplicationStore
from portal.store.tables import Tables, connect, create
from tests.builders import a_commit, a_log, a_reference, released

REFERENCE = a_reference(1)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brand's data with one application, whose snapshot was lost."""
    folder = tmp_path_factory.mktemp("data")
    with running_engine(Place("mijnaansluiting", folder, 0).engine) as engine:
        tables = local_tables(engine.endpoint)
        create(tables)
        ApplicationStore(tables).commit(a_commit(a_log(released()), REFERENCE))
        tables.applications(f"APP#{REFERENCE}", "SNAP").delete()
    return folder


def local_tables(endpoint: str) -> Tables:
    return connect("local-mijnaansluiting", REGION, endpoint)


def test_the_log_is_printed_and_the_snapshot_rebuilt(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = ("--data", str(data))
    assert main(("events", REFERENCE, *there)) == 0
    assert "ApplicationSubmitted" in capsys.readouterr().out
    assert main(("rebuild", REFERENCE, "--look", *there)) == 1
    assert "there was no snapshot" in capsys.readouterr().out
    assert main(("rebuild", "--all", *there)) == 0
    assert "1 looked at, 1 differed from the log, 0 still do." in capsys.readouterr().out
    assert main(("rebuild", "--all", "--look", *there)) == 0


def test_an_unknown_reference_is_told_in_a_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("events", a_reference(9), "--data", str(data))) == 1
    assert main(("rebuild", a_reference(9), "--data", str(data))) == 1
    said = capsys.readouterr()
    assert said.out + said.err == f"{a_reference(9)} has no log.\n" * 2


def test_an_engine_that_runs_is_used_as_it_is(tmp_path: Path) -> None:
    with running_engine(tmp_path) as engine, reached_engine(tmp_path) as same:
        assert same == engine
