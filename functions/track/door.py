"""The way in to one application: its link lies in a cookie of its own, and opens it by one read."""

from flask import request

from portal.bootstrap import Track
from portal.domain.application import Application
from portal.domain.reference import read_reference
from portal.services.follow_link import NoSuchLink, open_link


class Door:
    def __init__(self, portal: Track) -> None:
        self.portal = portal

    def open(self, ref: str) -> Application:
        """The application whose link this browser keeps. Raises NoSuchLink, Unavailable."""
        portal, reference = self.portal, self.reference(ref)
        token = request.cookies.get(self.cookie(reference), "")
        return open_link(portal.applications, portal.settings.link_keys, "follow", reference, token, portal.now())

    def reference(self, typed: str) -> str:
        """Raises NoSuchLink."""
        reference = read_reference(self.portal.definition.brand.reference_prefix, typed)
        if reference is None:
            raise NoSuchLink(typed)
        return reference

    def cookie(self, reference: str) -> str:
        prefix = "__Host-" if self.portal.settings.secure_cookies else ""
        return f"{prefix}volg-{reference}"
