from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portal.bootstrap.clock import clock, machine_clock
from portal.local.clock_page import create_app
from tests.pages import Pages
from tests.web.portals import a_portal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clock"


@pytest.fixture
def pages(file: Path) -> Pages:
    portal = a_portal()
    settings = replace(portal.settings, clock_file=file)
    return Pages(create_app(replace(portal, settings=settings), file, clock(settings)))


def ahead(file: Path) -> timedelta:
    """How far the clock of every process stands ahead of this machine's, in whole seconds."""
    settings = replace(a_portal().settings, clock_file=file)
    return timedelta(seconds=round((clock(settings)() - machine_clock()).total_seconds()))


def test_a_clock_that_nobody_moved_is_the_machines(file: Path) -> None:
    assert ahead(file) == timedelta()


def test_it_can_be_moved_ahead_in_steps(pages: Pages, file: Path) -> None:
    for step in ("hour", "day", "week", "week"):
        assert pages.post("/klok/", {"step": step}).location == "/klok/"
    assert ahead(file) == timedelta(weeks=2, days=1, hours=1)


def test_it_can_be_put_back(pages: Pages, file: Path) -> None:
    pages.post("/klok/", {"step": "week"})
    pages.post("/klok/", {"step": "back"})
    assert ahead(file) == timedelta()


def test_it_says_what_time_it_is_and_how_to_move_it(pages: Pages) -> None:
    page = pages.get("/klok/")
    assert page.h1 == "Klok"
    assert [button.get_text(strip=True) for button in page.soup.select("main button")] == [
        "Een uur verder",
        "Een dag verder",
        "Een week verder",
        "Terug naar nu",
    ]


def test_looking_at_it_does_not_move_it(pages: Pages, file: Path) -> None:
    pages.get("/klok/?step=week")
    assert not file.exists()


def test_another_site_can_not_move_it(pages: Pages, file: Path) -> None:
    page = pages.post("/klok/", {"step": "week"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 403
    assert not file.exists()
