"""Who applied, among all who may follow an application."""

from portal.domain.events import Capability

FOLLOW = Capability(id="f1", purpose="follow", version=1)
"""The applicant's own right: there from the beginning, and the one that others hang on."""
