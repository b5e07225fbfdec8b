"""Everything on one port: it answers, keeps what it took through a kill, and leaves nothing behind."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGINT, SIGKILL

import pytest

from portal.domain.application import Application
from portal.domain.fold import begin
from portal.domain.links import LinkKeys, derive
from portal.domain.outgoing import messages_for
from portal.domain.work_items import next_deadlines
from portal.local.processes import free_port, listens_on
from portal.services.ports import Commit
from portal.store.applications import ApplicationStore
from portal.store.tables import connect
from tests.builders import a_definition, a_person, a_reference, submitted
from tests.local.running import BRAND, Run, a_run, wait_until

PAGES = ("/", "/en/", "/aanvragen/", "/en/apply/", "/volgen/", "/en/follow/", "/postvak/", "/gezond")


def submit(run: Run) -> Application:
    """An application as the form sends it, straight into the engine."""
    definition = a_definition(BRAND)
    event = submitted("heat", definition=definition, at=datetime.now(UTC))
    state = begin(a_reference(7, definition.brand.reference_prefix), event)
    commit = Commit(
        state=state,
        events=(event,),
        opened=tuple(next_deadlines(state).values()),
        messages=messages_for(state, (event,), definition),
        person=a_person(),
    )
    ApplicationStore(connect(f"local-{BRAND}", "eu-west-1", run.engine)).commit(commit)
    return state


def follow(run: Run, state: Application) -> str:
    """The follow page through the link as the mail has it."""
    secret = json.loads((run.log.parent / BRAND / "secrets.json").read_text())["link"]
    token = derive(LinkKeys("a", {"a": bytes.fromhex(secret)}), "follow", state.reference, "f1", 1)
    entered = run.get(f"/volgen/{state.reference}/{token}")
    assert entered.status == 303
    page = run.get(entered.headers["Location"], cookie=entered.headers["Set-Cookie"].partition(";")[0])
    assert page.status == 200
    return page.text


@pytest.mark.long
def test_one_command_runs_it_all_and_a_kill_loses_nothing(tmp_path: Path) -> None:
    port = free_port()
    with a_run(tmp_path, port) as run:
        assert {path: run.get(path).status for path in PAGES} == dict.fromkeys(PAGES, 200)
        assert run.get("/nergens/").status == 404
        assert run.get("/klok/").status == 404  # only with --dev
        state = submit(run)
        wait_until(lambda: state.reference in run.get("/postvak/").text)
        run.end(SIGKILL)
    with a_run(tmp_path, port) as run:
        assert state.reference in run.get("/postvak/").text
        assert state.reference in follow(run, state)
        code, words = run.end(SIGINT)
    assert code == 0
    assert "Gestopt." in words
    assert not listens_on(port)


def test_a_port_in_use_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]
        with pytest.raises(AssertionError, match=f"Port {port} is in use"), a_run(tmp_path, port):
            pass
