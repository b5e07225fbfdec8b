"""Who sends: the key that a request shows, what it opens, and how often it may be used."""

from flask import request

from portal.bootstrap.planning_api import PlanningApi
from portal.services.keys import Key, Scope
from portal.web.visitor import visitor


class NoKey(Exception):
    """No key was shown, or one that we never gave out, or one that ended: the answer is the same."""


class NotOpened(Exception):
    """The key is good, and opens something else than this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(f"This key does not open {scope}. Ask for a key that does.")


class Door:
    def __init__(self, portal: PlanningApi) -> None:
        self._portal = portal

    def key(self) -> Key:
        """The key that the request shows. Raises NoKey, TooOften."""
        shown = request.authorization
        token = shown.token if shown is not None and shown.type == "bearer" else None
        known = self._portal.keys.of(token) if token else None
        if known is None:
            self._portal.limiter.count("key_refused", visitor())
            raise NoKey
        self._portal.limiter.count("event_sent", known.organisation)
        return known

    def organisation(self, scope: Scope) -> str:
        """Whose key it is. Raises NoKey, TooOften, NotOpened."""
        return opened(self.key(), scope).organisation


def opened(key: Key, scope: Scope) -> Key:
    """Raises NotOpened."""
    if scope not in key.scopes:
        raise NotOpened(scope)
    return key
