"""Every limit as its visitor meets it: refused with the time to wait, while everybody else goes on."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from importlib import import_module
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.bootstrap import portal_for
from portal.domain.definition import Limit, Limits
from portal.local.engine import Engine
from portal.services.limiting import Limiter
from tests.builders import NOW, a_reference
from tests.pages import OWN_PAGE
from tests.web.page_checks import header_faults
from tests.world import World, a_world

WRONG = "a" * 29
numbers = count(1)
FEW = Limits(*(Limit(3, 10) for _ in fields(Limits)))
ONE, OTHER = "192.0.2.1", "192.0.2.2"
Ask = Callable[[FlaskClient, World], TestResponse]


def lost(client: FlaskClient, world: World) -> TestResponse:
    return client.post("/volgen/", data={"reference": a_reference(77), "mail": "iemand@klant.example"})


def begin(client: FlaskClient, world: World) -> TestResponse:
    client.delete_cookie("__Host-aanvraag")
    return client.post("/aanvragen/", data={"kind": "new"})


def save(client: FlaskClient, world: World) -> TestResponse:
    """Each time to another address: what is counted is who asks."""
    return client.post("/aanvragen/bewaren/", data={"mail": f"klant{next(numbers)}@klant.example"})


def ask(client: FlaskClient, world: World) -> TestResponse:
    return client.post("/zoeken/vraag/", data={"text": "Hoe dan?", "mail": "iemand@klant.example"})


def guess_follow(client: FlaskClient, world: World) -> TestResponse:
    reference = world.genuine["reference"]
    client.set_cookie(f"__Host-volg-{reference}", WRONG)
    return client.get(f"/volgen/{reference}")


def guess_resume(client: FlaskClient, world: World) -> TestResponse:
    return client.get(f"/aanvragen/verder/{world.genuine['draft']}/{WRONG}")


def guess_survey(client: FlaskClient, world: World) -> TestResponse:
    return client.get(f"/ktv/{world.genuine['reference']}/{WRONG}")


def guess_key(client: FlaskClient, world: World) -> TestResponse:
    return client.post("/api/planning/v1/events", json={}, headers={"Authorization": "Bearer portal_guess"})


LIMITED: Mapping[str, tuple[str, Ask]] = {
    "a lost link": ("track", lost),
    "beginning": ("apply", begin),
    "a link to go on later": ("apply", save),
    "a question": ("apply", ask),
    "a wrong follow link": ("track", guess_follow),
    "a wrong resume link": ("apply", guess_resume),
    "a wrong survey link": ("survey", guess_survey),
    "a wrong key": ("planning_api", guess_key),
}


@pytest.fixture(scope="module")
def world(engine: Engine) -> World:
    return a_world(engine)


@pytest.fixture(scope="module")
def limited(world: World) -> Mapping[str, tuple[Flask, Limiter]]:
    """The world's functions with three of everything in ten minutes."""
    return {name: _limited(name, world) for name in world.apps if name != NOT_COUNTED}


@pytest.fixture
def apps(world: World, limited: Mapping[str, tuple[Flask, Limiter]]) -> Mapping[str, Flask]:
    """Those, and nothing counted yet."""
    for item in world.tables.lookup.scan(world.tables.lookup.pk.startswith("LIMIT#")):
        item.delete()
    for _, limiter in limited.values():
        limiter._over.clear()
    return {name: app for name, (app, _) in limited.items()}


NOT_COUNTED = "workbench"
"""Staff are known by name; whoever is not signed in gets no further than their provider's door."""


def _limited(name: str, world: World) -> tuple[Flask, Limiter]:
    portal = portal_for(name, replace(world.settings, limit_factor=1), lambda: NOW)
    portal.limiter._limits = FEW
    return import_module(f"functions.{name}.app").create_app(portal), portal.limiter


def visitor(world: World, app: Flask, address: str) -> Any:
    client = world.client(app)
    client.environ_base |= {"REMOTE_ADDR": address}
    for name, value in OWN_PAGE.items():
        client.environ_base[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return client


@pytest.mark.parametrize("what", LIMITED)
def test_once_too_often_is_refused_with_the_time_to_wait(world: World, apps: Mapping[str, Flask], what: str) -> None:
    function, ask = LIMITED[what]
    someone = visitor(world, apps[function], ONE)
    before = [ask(someone, world).status_code for _ in range(3)]
    assert 429 not in before
    refused = ask(someone, world)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= timedelta(minutes=10).total_seconds()
    assert list(header_faults(refused)) == []
    assert ask(visitor(world, apps[function], OTHER), world).status_code == before[0]


@pytest.mark.parametrize("what", LIMITED)
def test_the_refusal_is_a_sentence(world: World, apps: Mapping[str, Flask], what: str) -> None:
    function, ask = LIMITED[what]
    someone = visitor(world, apps[function], ONE)
    answer = [ask(someone, world) for _ in range(4)][-1]
    if function == "planning_api":
        assert answer.content_type == "application/problem+json"
        assert answer.json["detail"].startswith("Wait ")
    else:
        assert "minuten en probeer het opnieuw" in answer.get_data(as_text=True)


def test_a_forged_address_is_no_way_round(world: World, apps: Mapping[str, Flask]) -> None:
    someone = visitor(world, apps["track"], ONE)
    for number in range(4):
        someone.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
        answer = guess_follow(someone, world)
    assert answer.status_code == 429


def test_one_mailbox_is_not_filled_by_many(world: World, apps: Mapping[str, Flask]) -> None:
    answers = [
        visitor(world, apps["apply"], f"192.0.2.{number}").post(
            "/aanvragen/bewaren/", data={"mail": "slachtoffer@klant.example"}
        )
        for number in range(10, 14)
    ]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]


def test_one_organisation_that_floods_does_not_stop_another(world: World, apps: Mapping[str, Flask]) -> None:
    client = visitor(world, apps["planning_api"], ONE)
    flood = [
        client.post("/api/planning/v1/events", json={}, headers={"Authorization": f"Bearer {world.key}"})
        for _ in range(4)
    ]
    assert [answer.status_code for answer in flood] == [422, 422, 422, 429]
    assert guess_key(client, world).status_code == 401


def test_looking_costs_no_count(world: World, apps: Mapping[str, Flask]) -> None:
    """A follow page that opens is one read, however often it is opened."""
    client = visitor(world, apps["track"], ONE)
    reference = world.genuine["reference"]
    assert [client.get(f"/volgen/{reference}").status_code for _ in range(5)] == [200] * 5
    assert [item.pk for item in world.tables.lookup.scan() if item.pk.startswith("LIMIT#")] == []
