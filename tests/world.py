"""One brand on a running engine, as after a start: every function, and a customer, a follower and a planner in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import count
from typing import Any
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient

from functions.workbench.assets import named
from portal.bootstrap import portal_for
from portal.bootstrap.apply import Apply
from portal.bootstrap.chance import new_id
from portal.bootstrap.workbench import Workbench
from portal.domain.completion import SURVEY
from portal.domain.definition import Language
from portal.domain.events import Event
from portal.domain.links import derive, mail_hash
from portal.local.bucket import Bucket
from portal.local.engine import Engine
from portal.local.front import FUNCTIONS
from portal.services.address_ports import FoundAddress
from portal.services.keys import issue_key
from portal.services.my_applications import list_link
from portal.services.optional import optional_token
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.keys import KeyStore
from portal.store.tables import Tables, connect, create
from tests.builders import (
    BRAND,
    NOW,
    a_commit,
    a_definition,
    a_log,
    a_person,
    a_reference,
    completed,
    hard,
    released,
    soft,
    some_settings,
    submitted,
)
from tests.fakes import KnownAddresses, Stranger
from tests.functions.apply.customer import DISCIPLINES, Customer

POSTCODE = "6811 AB"
PART = re.compile("<([a-z]+)>")
numbers = count(1)


@dataclass(frozen=True)
class Route:
    """One rule of one function; ``arguments`` hold genuine values for its parts."""

    function: str
    app: Flask
    rule: str
    methods: frozenset[str]
    arguments: Mapping[str, str]

    def path(self, **changed: str) -> str:
        """Its address with genuine parts, or already quoted ones instead."""
        path = self.rule
        for name, value in {**{name: quote(genuine) for name, genuine in self.arguments.items()}, **changed}.items():
            path = path.replace(f"<{name}>", value)
        return path


@dataclass(frozen=True)
class World:
    settings: Settings
    tables: Tables
    bucket: Bucket
    apps: Mapping[str, Flask]
    genuine: Mapping[str, str]
    """A value for every part of a path that opens something."""
    cookies: Mapping[str, str]
    key: str
    """Interface key of the contractor."""

    def routes(self) -> Iterator[Route]:
        for function, app in self.apps.items():
            for rule in app.url_map.iter_rules():
                arguments = {name: self.genuine[name] for name in PART.findall(rule.rule)}
                if function == "survey":
                    arguments["token"] = self.genuine["survey"]
                elif "draft" in arguments:
                    arguments["token"] = self.genuine["resume"]
                yield Route(function, app, rule.rule, frozenset(rule.methods or ()), arguments)

    def client(self, app: Flask) -> FlaskClient:
        """A browser that opens everything this world has."""
        client = app.test_client()
        for name, value in self.cookies.items():
            client.set_cookie(name, value)
        return client

    def contents(self) -> list[Any]:
        """Everything that is stored, in an order of its own."""
        items = [
            (model.Meta.table_name, sorted(item.serialize().items(), key=str))
            for model in self.tables.all
            for item in model.scan()
        ]
        files = self.bucket.client.list_objects_v2(Bucket=self.bucket.name).get("Contents", ())
        return sorted([*map(str, items), *(str((file["Key"], file["ETag"])) for file in files)])


def a_world(engine: Engine, brand: str = BRAND) -> World:
    """A draft that is ready to be sent, an application to follow, and one whose survey waits for an answer."""
    settings = some_settings(engine.endpoint, brand=brand, stage=f"world{next(numbers)}")
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    create(tables)
    bucket = Bucket(settings.bucket, settings.region, engine.endpoint, "local", "local")
    bucket.create()
    portals = {name: _without_clock(name, settings) for name in FUNCTIONS}
    customer = Customer(portals["apply"])
    customer.fill("check", where={"postcode": POSTCODE}, address={"street": "Proefstraat", "place": "Arnhem"})
    cookie = customer.pages.client.get_cookie("__Host-aanvraag")
    assert cookie is not None
    draft, _, resume = cookie.value.partition(".")
    prefix, applications = a_definition(brand).brand.reference_prefix, ApplicationStore(tables)
    reference = a_reference(1, prefix)
    definition = a_definition(brand)
    applications.commit(a_commit(a_finished_log(brand), reference))
    state = applications.load(reference)
    assert state is not None
    follow = next(known for known in state.capabilities if known.purpose == "follow")
    token = derive(settings.link_keys, "follow", reference, follow.id, follow.version)
    key = issue_key(KeyStore(tables), definition.organisations, state.contractor, new_id, NOW)
    hashed = mail_hash(settings.lookup_secret, a_person().mail)
    a_list = list_link(settings.link_keys, hashed, int(NOW.timestamp()) // 60)
    genuine = {
        "draft": draft,
        "resume": resume,
        "ref": reference,
        "reference": reference,
        "token": token,
        "mine": a_list,
        "agenda": derive(settings.link_keys, "calendar", reference, "f1", 1),
        "survey": derive(settings.link_keys, "survey", reference, SURVEY, 1),
        "optional": optional_token(settings.link_keys, reference),
        "discipline": DISCIPLINES[brand][0],
        "week": "2027-W14",
        "act": "schouw",
        "done": "ask",
        "moment": "1",
        "organisation": state.contractor,
        "combi": state.combi,
        "id": "zzzz",
        "key": mail_hash(settings.lookup_secret, "niemand@klant.example"),
        "name": named("keys.js"),
    }
    apps = {name: import_module(f"functions.{name}.app").create_app(portal) for name, portal in portals.items()}
    cookies = {"__Host-aanvraag": cookie.value, f"__Host-volg-{reference}": token, "__Host-mijn": a_list}
    cookies |= {"__Host-medewerker": a_planner(apps["workbench"], state.contractor)}
    return World(settings, tables, bucket, apps, genuine, cookies, key)


def a_planner(app: Flask, organisation: str) -> str:
    """The cookie of a planner who signed in at ``NOW``."""
    client = app.test_client()
    with client.session_transaction() as session:
        employee = {"id": "p", "name": "Proef Planner", "role": "planner", "organisation": organisation}
        session.update(id="p" * 26, employee=employee, since=int(NOW.timestamp()), seen=int(NOW.timestamp()))
    cookie = client.get_cookie("__Host-medewerker")
    assert cookie is not None
    return cookie.value


def a_finished_log(brand: str, language: Language = "nl") -> tuple[Event, ...]:
    """From the application of a brand's own disciplines to the last completion report."""
    definition, disciplines = a_definition(brand), DISCIPLINES[brand]
    first = submitted(*disciplines, definition=definition, language=language)
    return a_log(released(), soft(), hard(), *completed(*disciplines), first=first, definition=definition)


def _without_clock(name: str, settings: Settings) -> Any:
    """What a function needs, at ``NOW``, and with nobody in it who is asked over the net."""
    portal = portal_for(name, settings, lambda: NOW)
    if isinstance(portal, Workbench):
        return replace(portal, provider=Stranger)
    known = KnownAddresses({(POSTCODE, "12"): FoundAddress("Proefstraat", "Arnhem")})
    return replace(portal, addresses=known) if isinstance(portal, Apply) else portal
