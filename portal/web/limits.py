"""Refuses requests that no page of ours can make, before a view has to think about them."""

from flask import Flask, request
from werkzeug.exceptions import BadRequest, NotFound, RequestEntityTooLarge, RequestURITooLarge

from portal.web.legible import ILLEGIBLE_IN_ADDRESS

LONGEST_BODY = 64 * 1024
"""Bytes. The largest form holds a text of 2,000 characters, at most 12 bytes each when encoded."""
MOST_FIELDS = 200
LONGEST_PATH = 512
LONGEST_QUERY = 2048


def limit_requests(app: Flask) -> None:
    """Body and field limits that Flask keeps while reading, and our own check before any view runs."""
    app.config.update(MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_BODY, MAX_FORM_PARTS=MOST_FIELDS)
    app.before_request(_refuse_misshapen)


def _refuse_misshapen() -> None:
    """What says no type is no form."""
    if len(request.path) > LONGEST_PATH or len(request.query_string) > LONGEST_QUERY:
        raise RequestURITooLarge
    if ILLEGIBLE_IN_ADDRESS.search(request.path):
        raise NotFound
    if any(ILLEGIBLE_IN_ADDRESS.search(text) for pair in request.args.items(multi=True) for text in pair):
        raise BadRequest
    if request.mimetype and sum(1 for _ in request.form.items(multi=True)) > MOST_FIELDS:
        raise RequestEntityTooLarge
