"""The way in to one application: a link lies in a cookie of its own, and opens it by one read."""

from dataclasses import dataclass

from flask import request

from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.events import Capability
from portal.domain.reference import read_reference
from portal.domain.submission import FOLLOW
from portal.services.follow_link import NoSuchLink, open_by


@dataclass(frozen=True, slots=True)
class Follower:
    """Whoever came by a link: the applicant, or somebody they let follow or act."""

    state: Application
    by: Capability

    @property
    def is_applicant(self) -> bool:
        return self.by.id == FOLLOW.id

    @property
    def may_act(self) -> bool:
        return self.is_applicant or self.by.purpose == "act"


class Door:
    def __init__(self, portal: Track) -> None:
        self.portal = portal

    def open(self, ref: str) -> Application:
        """The application whose link this browser keeps. Raises NoSuchLink, Unavailable."""
        return self.follower(ref).state

    def follower(self, ref: str) -> Follower:
        """The same, with who it is. Raises NoSuchLink, Unavailable."""
        portal, reference = self.portal, self.reference(ref)
        token = request.cookies.get(self.cookie(reference), "")
        keys = portal.settings.link_keys
        return Follower(*open_by(portal.applications, keys, ("follow", "act"), reference, token, portal.now()))

    def reference(self, typed: str) -> str:
        """Raises NoSuchLink."""
        reference = read_reference(self.portal.definition.brand.reference_prefix, typed)
        if reference is None:
            raise NoSuchLink(typed)
        return reference

    def cookie(self, reference: str) -> str:
        prefix = "__Host-" if self.portal.settings.secure_cookies else ""
        return f"{prefix}volg-{reference}"
