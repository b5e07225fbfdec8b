import logging

import pytest

from portal.web.app import make_app
from tests.web.portals import a_portal


def test_a_function_is_logged_by_its_own_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "portal.access"):
        make_app("functions.track.app", a_portal()).test_client().get("/")
    assert vars(caplog.records[0])["told"]["function"] == "track"


def test_no_folder_is_served() -> None:
    app = make_app("functions.track.app", a_portal())
    assert [rule.rule for rule in app.url_map.iter_rules()] == []
