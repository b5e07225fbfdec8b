"""The page behind "unsubscribe" in a mail: it ends what a customer can do without, and takes that back."""

from flask import make_response, request
from flask.typing import ResponseReturnValue

from functions.track.door import Door
from portal.bootstrap.track import Track
from portal.services.optional import choose_optional, open_optional
from portal.web.answers import page, see_other

ONE_CLICK = "List-Unsubscribe"
"""What a mail program sends by itself once its reader asked it to (RFC 8058): it shows nothing and follows nothing."""


class OptionalViews:
    def __init__(self, portal: Track, door: Door) -> None:
        self._portal, self._door = portal, door

    def show(self, ref: str, optional: str) -> ResponseReturnValue:
        """One read; looking changes nothing, for mail scanners look at every link."""
        portal, reference = self._portal, self._door.reference(ref)
        state = open_optional(portal.applications, portal.settings.link_keys, reference, optional, portal.now())
        if request.method == "GET":
            return page("track/optional.html", ref=reference, optional=optional, ended=state.unsubscribed)
        wanted = request.form.get("wanted") == "yes"
        choose_optional(portal.applications, portal.definition, state, portal.now(), wanted=wanted)
        if ONE_CLICK in request.form:
            return make_response("", 200)
        return see_other("optional", ref=reference, optional=optional)
