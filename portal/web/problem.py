"""Answers of a machine interface that could not do what was asked (RFC 9457, ``application/problem+json``)."""

import json

from flask import Response

from portal.web.access_log import request_id


def problem(status: int, title: str, detail: str, **more: object) -> Response:
    """A problem document; ``title`` names the kind of problem, ``detail`` says what to do, ``request`` is for calls."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "request": request_id(), **more}
    return Response(json.dumps(body), status, content_type="application/problem+json")
