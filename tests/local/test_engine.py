"""The engine starts, keeps what it acknowledged, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import botocore.session
import pytest

from portal.local import engine as engines
from portal.local.engine import DataInUse, Engine, running_engine
from portal.local.processes import DidNotStart

TABLE = {
    "TableName": "kept",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
STAYING_PARENT = """
import sys, time
from pathlib import Path
from portal.local.engine import running_engine
with running_engine(Path(sys.argv[1])) as engine:
    print(engine.pid, flush=True)
    time.sleep(60)
"""


def dynamodb(engine: Engine):
    session = botocore.session.Session()
    session.set_credentials("local", "local")
    return session.create_client("dynamodb", region_name="eu-west-1", endpoint_url=engine.endpoint)


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has taken leave of yet (Z) doesn't."""
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_it_answers_on_this_machine_only(tmp_path):
    with running_engine(tmp_path) as engine:
        assert engine.is_healthy()
        assert engine.endpoint.startswith("http://127.0.0.1:")


def test_it_ends_with_the_block(tmp_path):
    with running_engine(tmp_path) as engine:
        pass
    assert not is_alive(engine.pid)
    assert not engine.is_healthy()


def test_it_ends_when_the_block_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), running_engine(tmp_path) as engine:
        raise ZeroDivisionError
    assert not is_alive(engine.pid)


def test_what_was_acknowledged_survives_a_kill(tmp_path):
    with running_engine(tmp_path) as engine:
        dynamodb(engine).create_table(**TABLE)
        dynamodb(engine).put_item(TableName="kept", Item={"id": {"S": "a"}})
        os.kill(engine.pid, signal.SIGKILL)
    with running_engine(tmp_path) as engine:
        assert "Item" in dynamodb(engine).get_item(TableName="kept", Key={"id": {"S": "a"}})


def test_without_durable_nothing_is_kept(tmp_path):
    with running_engine(tmp_path, durable=False) as engine:
        dynamodb(engine).create_table(**TABLE)
    with running_engine(tmp_path, durable=False) as engine:
        assert dynamodb(engine).list_tables()["TableNames"] == []


def test_a_killed_parent_takes_the_engine_with_it(tmp_path):
    with subprocess.Popen([sys.executable, "-c", STAYING_PARENT, tmp_path], stdout=subprocess.PIPE) as parent:
        orphan = int(parent.stdout.readline())
        parent.kill()
    with running_engine(tmp_path) as engine:
        assert engine.is_healthy()
        assert not is_alive(orphan)


def test_two_engines_never_share_data(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "PATIENCE", 0.0)
    with running_engine(tmp_path) as first, pytest.raises(DataInUse, match=str(first.pid)), running_engine(tmp_path):
        pytest.fail("a second engine started on the same data")


def test_a_failing_start_shows_the_log(tmp_path, monkeypatch):
    complaint = tmp_path / "complaint"
    complaint.write_text("#!/bin/sh\necho no room left\nexit 3\n")
    complaint.chmod(0o755)
    monkeypatch.setattr(engines, "_program", lambda: str(complaint))
    with pytest.raises(DidNotStart, match=r"code 3(.|\n)*no room left"), running_engine(tmp_path / "data"):
        pytest.fail("it didn't start")
