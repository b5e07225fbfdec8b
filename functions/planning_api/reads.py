"""What an organisation reads: its feed of new and changed orders, one application, and the contacts in it."""

from hashlib import sha256

from flask import Response, request
from msgspec import Struct
from msgspec.json import encode

from functions.planning_api.door import Door, opened
from functions.planning_api.showing import shapes
from functions.planning_api.showing.application import shown
from functions.planning_api.showing.contacts import exported
from portal.bootstrap.planning_api import PlanningApi
from portal.domain.application import Application
from portal.domain.feed import News
from portal.domain.reference import read_reference
from portal.services.audit_ports import Look
from portal.services.feed import MOST, read_page
from portal.services.keys import Key
from portal.services.record_event import UnknownApplication

MACHINE = "interface"
"""The role of whoever reads by a key, among those of the staff."""


class NotALimit(Exception):
    """The number of items asked for is not one that a page can have."""


class Reads:
    def __init__(self, portal: PlanningApi) -> None:
        self._portal, self._door = portal, Door(portal)

    def orders(self) -> Response:
        """One read of at most a hundred items."""
        portal = self._portal
        organisation = self._door.organisation("orders:read")
        page = read_page(portal.feed, organisation, request.args.get("after", ""), portal.now(), _limit())
        return _json(shapes.FeedPage([_item(item) for item in page.items], page.cursor, page.more))

    def application(self, reference: str) -> Response:
        """Two reads; 304 where nothing changed since what the reader has."""
        key = opened(self._door.key(), "applications:read")
        state = self._own(reference, key.organisation)
        body = shown(state, self._portal.applications.person(state.reference), key.organisation)
        answer = _json(body)
        answer.set_etag(sha256(answer.get_data()).hexdigest()[:32])
        answer.make_conditional(request)
        if body.customer and answer.status_code == 200:
            self._seen(key, state, "customer")
        return answer

    def contacts(self, reference: str) -> Response:
        key = opened(self._door.key(), "applications:read")
        state, applications = self._own(reference, key.organisation), self._portal.applications
        self._seen(key, state, "contacts")
        log, texts = applications.log(state.reference), applications.texts(state.reference)
        return _json(exported(state.reference, state.language, log, texts))

    def _seen(self, key: Key, state: Application, what: str) -> None:
        """Who saw what of a person stays known ([KCP] rule 15). Raises Unavailable: no trace, no answer."""
        portal = self._portal
        look = Look(portal.new_id(), portal.now(), f"key {key.id}", MACHINE, key.organisation, state.reference, what)
        portal.audit.write(look)

    def _own(self, written: str, organisation: str) -> Application:
        """Raises UnknownApplication, also for another's."""
        reference = read_reference(self._portal.definition.brand.reference_prefix, written)
        state = self._portal.applications.load(reference) if reference else None
        if state is None or organisation not in state.organisations:
            raise UnknownApplication(written)
        return state


def _limit() -> int:
    asked = request.args.get("limit", str(MOST))
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 3 and 1 <= int(asked) <= MOST):
        raise NotALimit(f"The number limit should be from 1 to {MOST}, or left out.")
    return int(asked)


def _item(news: News) -> shapes.FeedItem:
    changes = [shapes.Change(change.what, change.discipline) for change in news.changes]
    return shapes.FeedItem(news.id, news.reference, news.version, news.at, changes)


def _json(body: Struct) -> Response:
    return Response(encode(body), content_type="application/json")
