"""``portal planning send`` against the running interface."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from portal.cli import main
from portal.outside.planning import PlanningInterface
from portal.services.sending import Answered
from portal.store.applications import ApplicationStore
from tests.builders import CONTRACTOR, a_commit, a_log
from tests.functions.planning_api.test_schema import serving


def test_a_file_is_sent_with_a_bar_and_a_report(
    app: Flask,
    keys: dict[str, str],
    applications: ApplicationStore,
    next_reference: Callable[[], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    references = [next_reference() for _ in range(20)]
    for reference in references:
        applications.commit(a_commit(a_log(), reference))
    bodies = [{"event_id": "bulk", "type": "released", "application": reference} for reference in references]
    file = tmp_path / "events.ndjson"
    file.write_text("\n".join(json.dumps(body) for body in [*bodies, {**bodies[0], "event_id": "2", "type": "baked"}]))
    monkeypatch.setenv("PORTAL_KEY", keys[CONTRACTOR])
    with serving(app) as url:
        codes = [main(["planning", "send", str(file), "--url", url]) for _ in range(2)]

    assert codes == [1, 1]
    assert "100% 21 of 21 lines" in capsys.readouterr().err
    report = json.loads((tmp_path / "events.ndjson.refused").read_text())
    assert (report["line"], report["field"]) == (21, "type")
    assert {len(applications.log(reference)) for reference in references} == {3}


def test_nobody_there_is_no_answer() -> None:
    with PlanningInterface("http://127.0.0.1:1", "key") as interface:
        assert interface(b"", "text/csv") == Answered(0)
