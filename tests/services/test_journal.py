import io
import json
import logging
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from portal.services.journal import keep
from portal.services.measures import UNITS, measured

SECRET = "jan@voorbeeld.nl"


def lines(journal: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in journal.getvalue().splitlines()]


def test_every_line_says_where_it_was_said(journal: io.StringIO) -> None:
    logging.getLogger("portal.messages").warning("message %s waits", "m1")
    (line,) = lines(journal)
    assert line["message"] == "message m1 waits"
    assert (line["brand"], line["stage"], line["function"], line["level"]) == ("veldgloed", "test", "track", "WARNING")


def test_an_error_is_told_without_what_it_says(journal: io.StringIO) -> None:
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("portal.messages").exception("message %s could not be made", "m1")
    (line,) = lines(journal)
    assert line["errors"] == ["builtins.ValueError"]
    assert line["frames"][0].endswith("test_an_error_is_told_without_what_it_says")
    assert SECRET not in journal.getvalue()


def test_a_line_break_does_not_begin_another_line(journal: io.StringIO) -> None:
    logging.getLogger("portal.messages").warning('a\r\n{"level": "ERROR"}\u2028b')
    assert len(journal.getvalue().splitlines()) == 1


def test_other_peoples_code_is_not_quoted(journal: io.StringIO) -> None:
    other = logging.getLogger("somebody.elses")
    other.info(f"GET /volgen/{SECRET}")
    other.warning(f"GET /volgen/{SECRET}")
    other.warning("retry after %s", SECRET)
    assert [line["message"] for line in lines(journal)] == ["", "retry after %s"]


def test_zappas_line_with_the_path_in_it_is_not_kept(journal: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    from zappa.wsgi import common_log

    environ = {"PATH_INFO": f"/volgen/{SECRET}", "QUERY_STRING": "", "REMOTE_ADDR": "192.0.2.1"}
    environ |= {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": "", "SERVER_PROTOCOL": "HTTP/1.1"}
    kept = common_log(environ, SimpleNamespace(status_code=200, content=b""))
    assert SECRET in kept
    assert journal.getvalue() == ""


def test_a_measure_is_a_metric(journal: io.StringIO) -> None:
    measured({"act": "link_asked"}, RefusedByLimit=1)
    (line,) = lines(journal)
    about = line["_aws"]["CloudWatchMetrics"][0]
    assert about == {
        "Namespace": "Portal",
        "Dimensions": [["Brand", "Stage"]],
        "Metrics": [{"Name": "RefusedByLimit", "Unit": "Count"}],
    }
    assert (line["Brand"], line["Stage"], line["RefusedByLimit"], line["act"]) == ("veldgloed", "test", 1, "link_asked")
    assert line["_aws"]["Timestamp"] > 1_700_000_000_000


def test_a_measure_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="Applicationssent is no measure"):
        measured(Applicationssent=1)


def test_every_unit_is_one_of_cloudwatch() -> None:
    assert set(UNITS.values()) <= {"Count", "Seconds"}


def test_it_writes_to_standard_output_unless_told_otherwise() -> None:
    logger = logging.Logger("portal.alone")
    keep(logger, "veldgloed", "test", "track")
    assert [handler.stream for handler in logger.handlers] == [sys.stdout]  # type: ignore[attr-defined]
