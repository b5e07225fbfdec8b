"""What a sender gets back: taken in, or a problem document that says what to do (RFC 9457)."""

import json

from flask import Flask, Response

from functions.planning_api.door import NoKey, NotOpened
from functions.planning_api.mistakes import NotALimit, NotAListOfLines, NotLines
from functions.planning_api.reading import NotJson, WrongField
from portal.domain.reports import Impossible, NotYours
from portal.services.feed import NotACursor
from portal.services.limiting import TooOften
from portal.services.ports import Unavailable
from portal.services.record_event import EventIdTaken, Result, UnknownApplication
from portal.web.errors import answer_as
from portal.web.problem import problem


class NotJsonType(Exception):
    """The request doesn't say that its body is JSON."""


def taken_in(application: str, event_id: str, result: Result) -> Response:
    body = {"application": application, "event_id": event_id, "result": result}
    return Response(json.dumps(body), 202, content_type="application/json")


def answer_refusals(app: Flask) -> None:
    """Every way in which an event can be refused, as a problem document."""
    app.register_error_handler(NoKey, _no_key)
    app.register_error_handler(NotJsonType, _not_json_type)
    app.register_error_handler(NotJson, _not_json)
    app.register_error_handler(WrongField, _wrong_field)
    app.register_error_handler(UnknownApplication, _unknown_application)
    app.register_error_handler(NotYours, _not_yours)
    app.register_error_handler(EventIdTaken, _taken)
    app.register_error_handler(Impossible, _impossible)
    app.register_error_handler(TooOften, _too_often)
    app.register_error_handler(NotOpened, _not_opened)
    app.register_error_handler(NotAListOfLines, _not_a_list)
    app.register_error_handler(NotLines, _not_lines)
    app.register_error_handler(NotACursor, _not_a_cursor)
    app.register_error_handler(NotALimit, _not_a_limit)
    answer_as(app, Unavailable, 503)


def _no_key(_: NoKey) -> Response:
    answer = problem(401, "No valid key", "Send your interface key in the header: Authorization: Bearer <key>.")
    answer.headers["WWW-Authenticate"] = 'Bearer realm="planning"'
    return answer


def _not_a_list(_: NotAListOfLines) -> Response:
    return problem(415, "Not lines", "Send lines with the header Content-Type: application/x-ndjson, or text/csv.")


def _not_lines(fault: NotLines) -> Response:
    return problem(400, "Not lines", str(fault))


def _not_opened(refused: NotOpened) -> Response:
    return problem(403, "Not opened by this key", str(refused))


def _not_a_cursor(fault: NotACursor) -> Response:
    return problem(400, "Not a cursor", str(fault), errors=[{"field": "after", "message": str(fault)}])


def _not_a_limit(fault: NotALimit) -> Response:
    return problem(400, "Not a limit", str(fault), errors=[{"field": "limit", "message": str(fault)}])


def _too_often(refused: TooOften) -> Response:
    answer = problem(429, "Too many requests", f"Wait {refused.seconds} seconds, then go on where you stopped.")
    answer.headers["Retry-After"] = str(refused.seconds)
    return answer


def _not_json_type(_: NotJsonType) -> Response:
    return problem(415, "Not JSON", "Send the event as JSON with the header Content-Type: application/json.")


def _not_json(fault: NotJson) -> Response:
    return problem(400, "Not JSON", str(fault))


def _wrong_field(fault: WrongField) -> Response:
    errors = [{"field": fault.field, "message": str(fault)}]
    return problem(422, "The event can't be read", str(fault), errors=errors)


def _unknown_application(_: UnknownApplication) -> Response:
    return problem(404, "Unknown application", "You have no application with this reference; check the reference.")


def _not_yours(fault: NotYours) -> Response:
    return problem(403, "Not yours to report", str(fault))


def _taken(fault: EventIdTaken) -> Response:
    return problem(409, "Event id used before", f"{fault} Give every event an id of its own.")


def _impossible(fault: Impossible) -> Response:
    return problem(422, "This can't be", str(fault))
