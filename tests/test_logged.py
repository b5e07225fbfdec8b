"""What is logged while a customer goes the whole way: enough to find a fault, and nothing of the customer."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.messenger.main import handle, sweeping
from portal.bootstrap.messenger import for_messenger
from portal.local.engine import Engine
from portal.services.ports import Unavailable
from portal.store.applications import ApplicationStore
from tests.builders import NOW, a_person
from tests.pages import Page, Pages
from tests.world import POSTCODE, World, a_world

pytestmark = pytest.mark.long

WRONG = "a" * 29
EVENTS = "/api/planning/v1/events"


@pytest.fixture(scope="module")
def world(engine: Engine) -> World:
    return a_world(engine)


@pytest.fixture
def lines(journal: io.StringIO) -> Callable[[], list[dict[str, Any]]]:
    return lambda: [json.loads(line) for line in journal.getvalue().splitlines()]


def test_the_whole_way_leaves_nothing_of_the_customer(engine: Engine, journal: io.StringIO, tmp_path: Path) -> None:
    world = a_world(engine)  # the form is filled in here
    go_the_whole_way(world, tmp_path)
    person, written = a_person(), journal.getvalue()
    told = {"request", "measured", "event"} | {"message"}
    assert {kind for kind in told if f'"message": "{kind}' in written} == told
    personal = {
        *(person.name, "Sanne", "Tester", person.mail, "klant.example", person.phone, "12345678"),
        *(POSTCODE, POSTCODE.replace(" ", ""), "6811", "Proefstraat", "192.0.2."),
        *(world.key, *world.cookies.values(), WRONG, "Wij zijn heel tevreden"),
        *(world.genuine[name] for name in ("token", "resume", "survey")),
    }
    assert [value for value in personal if value in written] == []


def go_the_whole_way(world: World, box: Path) -> None:
    """Every function, with what is right and what is wrong."""
    reference, token = world.genuine["reference"], world.genuine["token"]
    apply, track, survey, planning = (visitor(world, name) for name in ("apply", "track", "survey", "planning_api"))
    check = apply.get("/aanvragen/controleren/")
    assert apply.post("/aanvragen/controleren/", check.answers()).status == 303
    assert apply.follow().status == 200
    assert apply.get(f"/aanvragen/verder/{world.genuine['draft']}/{WRONG}").status == 404
    assert track.get(f"/volgen/{reference}/{token}").status == 303
    assert track.get(f"/volgen/{reference}?mail=sanne@klant.example").status == 200
    assert track.get(f"/volgen/{reference}/{WRONG}").status == 303
    assert track.get(f"/volgen/{reference}").status == 404
    assert track.post("/volgen/", {"reference": reference, "mail": a_person().mail}).status == 303
    assert track.post("/volgen/", {"reference": "", "mail": a_person().mail}).status == 422
    assert survey.post(f"/ktv/{reference}/{WRONG}", {"grade": "8"}).status == 404
    link = f"/ktv/{reference}/{world.genuine['survey']}"
    said = {**survey.get(link).answers(), "grade": "8", "words": "Wij zijn heel tevreden"}
    assert survey.post(link, said).status == 303
    for key in (world.key, WRONG):
        event = {"event_id": "1", "application": reference, "type": "released"}
        planning.client.post(EVENTS, json=event, headers={"Authorization": f"Bearer {key}"})
    box.mkdir(exist_ok=True)
    needs = sweeping(for_messenger(replace(world.settings, mailbox=box), lambda: NOW))
    assert handle({"task": "sweep"}, needs).sent > 0


def visitor(world: World, function: str) -> Pages:
    pages = Pages(world.apps[function], raises=False)
    pages.client = world.client(world.apps[function])
    pages.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    return pages


def test_the_id_on_the_error_page_finds_the_lines(
    world: World, lines: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, reference: str) -> None:
        raise ZeroDivisionError(f"{reference} of sanne@klant.example")

    monkeypatch.setattr(ApplicationStore, "load", broken)
    page = opened(world)
    id = page.soup.select_one(".code").get_text()  # type: ignore[union-attr]
    failure, asked = [line for line in lines() if line.get("request") == id]
    assert (page.status, asked["status"], asked["route"]) == (500, 500, "/volgen/<ref>")
    assert failure["errors"] == ["builtins.ZeroDivisionError"]
    assert failure["frames"][-1].endswith(" broken")
    assert "sanne" not in json.dumps(lines())


def test_a_store_that_is_away_is_a_line_too(
    world: World, lines: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: object, reference: str) -> None:
        raise Unavailable("no answer")

    monkeypatch.setattr(ApplicationStore, "load", away)
    page = opened(world)
    id = page.soup.select_one(".code").get_text()  # type: ignore[union-attr]
    failure, asked = [line for line in lines() if line.get("request") == id]
    assert (page.status, asked["status"]) == (503, 503)
    assert failure["errors"] == ["portal.services.ports.Unavailable"]


def opened(world: World) -> Page:
    return visitor(world, "track").get(f"/volgen/{world.genuine['reference']}")


def test_each_use_case_is_counted_once(world: World, engine: Engine, journal: io.StringIO, tmp_path: Path) -> None:
    go_the_whole_way(a_world(engine), tmp_path)
    counted: dict[str, float] = {}
    for line in map(json.loads, journal.getvalue().splitlines()):
        for metric in line.get("_aws", {}).get("CloudWatchMetrics", [{}])[0].get("Metrics", ()):
            counted[metric["Name"]] = counted.get(metric["Name"], 0) + line[metric["Name"]]
    assert counted.pop("MessagesWaitingAge") >= 0
    assert counted.pop("MessagesSent") >= 1
    expected = {"ApplicationsSent": 1, "DraftsBegun": 1, "FollowViews": 1, "SurveyAnswers": 1}
    assert expected.items() <= counted.items()
    assert sum(counted.get(name, 0) for name in counted if name.startswith("PlanningEvents")) == 1


def test_whoever_is_refused_leaves_a_line(world: World, lines: Callable[[], list[dict[str, Any]]]) -> None:
    """Where it was tried and what came of it; not by whom, which only the web firewall knows (ASVS 16.3.1)."""
    reference = world.genuine["reference"]
    visitor(world, "survey").get(f"/ktv/{reference}/{WRONG}")
    visitor(world, "planning_api").client.post(EVENTS, json={}, headers={"Authorization": f"Bearer {WRONG}"})
    visitor(world, "track").client.post("/volgen/", headers={"Origin": "https://evil.example"})
    refused = [(line["route"], line["status"]) for line in lines() if line["logger"] == "portal.access"]
    assert refused == [("/ktv/<ref>/<token>", 404), (EVENTS, 401), ("/volgen/", 403)]
