"""The interface described as OpenAPI 3.1, made of the very shapes that read requests and write answers."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from flask import Response
from msgspec import Struct
from msgspec.json import schema_components

from functions.planning_api.bodies import Incoming
from functions.planning_api.bodies.running import RunningApplication
from functions.planning_api.imports import ImportReport
from functions.planning_api.showing import shapes
from functions.planning_api.showing.contacts import Klantcontacten
from portal.services.feed import MOST
from portal.services.keys import Scope

JSON = "application/json"
PROBLEM = "application/problem+json"
REFUSED = {
    "400": "It can't be read.",
    "401": "No valid key.",
    "403": "Not yours, or not opened by this key.",
    "404": "No such application of yours.",
    "405": "This address does something else.",
    "409": "This event id was used for something else.",
    "413": "Too large.",
    "414": "The address is too long.",
    "415": "Not the kind of content that is read here.",
    "422": "A field is wrong, or the application can't take it as it stands.",
    "429": "Too often; Retry-After says when to go on.",
    "503": "Not now; Retry-After says when to try again.",
}
"""Every way in which a request can be refused; each answer is a problem document (RFC 9457)."""
EVERYWHERE = ("400", "401", "403", "405", "413", "414", "429", "503")


class Taken(Struct):
    """``result`` is accepted, unchanged (it was so already) or superseded (what stands is newer)."""

    application: str
    event_id: str
    result: str


class Fault(Struct):
    field: str
    message: str


class Problem(Struct, omit_defaults=True):
    """``detail`` says what to do, ``errors`` name the field, ``request`` finds it in our journal."""

    type: str
    title: str
    status: int
    detail: str
    request: str
    errors: list[Fault] = []


def served() -> Response:
    return Response(document(), content_type=JSON)


@cache
def document() -> str:
    event: Any = Incoming
    answers = (Taken, ImportReport, shapes.FeedPage, shapes.Application, Klantcontacten, Problem)
    [incoming, running, *_], components = schema_components(
        (event, RunningApplication, *answers), ref_template="#/components/schemas/{name}"
    )
    described = {
        "openapi": "3.1.0",
        "info": {"title": "Planning interface", "version": "1.0.0"},
        "servers": [{"url": "/api/planning/v1"}],
        "security": [{"key": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {**components, "Event": incoming, "Line": {"anyOf": [*incoming["anyOf"], running]}},
        },
    }
    return json.dumps(described).replace(r"\\Z", "$")  # the end of a text, as JSON Schema writes it


def _paths() -> Mapping[str, Any]:
    reference = _parameter("path", "reference", {"type": "string", "minLength": 1, "maxLength": 60}, required=True)
    after = _parameter("query", "after", {"type": "string", "maxLength": 500})
    limit = _parameter("query", "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST})
    lines = {kind: {"schema": {"type": "string"}} for kind in ("application/x-ndjson", "text/csv")}
    event = {JSON: {"schema": _ref("Event")}}
    sent = ("404", "409", "415", "422")
    return {
        "/events": {"post": _operation("sendEvent", "events:write", "202", "Taken", sent, body=event)},
        "/imports": {"post": _operation("sendLines", "import", "200", "ImportReport", ("415",), body=lines)},
        "/orders": {"get": _operation("readOrders", "orders:read", "200", "FeedPage", (), (after, limit))},
        "/applications/{reference}": {
            "get": _operation("readApplication", "applications:read", "200", "Application", ("404",), (reference,))
        },
        "/applications/{reference}/contacts": {
            "get": _operation("readContacts", "applications:read", "200", "Klantcontacten", ("404",), (reference,))
        },
    }


def _operation(
    id: str,
    scope: Scope,
    status: str,
    answer: str,
    refused: Iterable[str],
    parameters: Iterable[Mapping[str, Any]] = (),
    body: Mapping[str, Any] | None = None,
) -> Mapping[str, Any]:
    found = {"description": "Done.", "content": {JSON: {"schema": _ref(answer)}}}
    return {
        "operationId": id,
        "description": f"Needs a key that opens {scope}.",
        "parameters": list(parameters),
        **({"requestBody": {"required": True, "content": body}} if body else {}),
        "responses": {status: found, **{code: _problem(code) for code in sorted((*EVERYWHERE, *refused))}},
    }


def _problem(code: str) -> Mapping[str, Any]:
    return {"description": REFUSED[code], "content": {PROBLEM: {"schema": _ref("Problem")}}}


def _parameter(place: str, name: str, schema: Mapping[str, Any], *, required: bool = False) -> Mapping[str, Any]:
    return {"in": place, "name": name, "required": required, "schema": schema}


def _ref(name: str) -> Mapping[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
