"""Removing what may no longer be kept ([KCP] AVG: only as long and as far as needed)."""

from datetime import datetime

from portal.services.draft_ports import Drafts
from portal.services.drafts import uploads_of
from portal.services.file_ports import Files
from portal.services.measures import measured


def remove_expired_drafts(drafts: Drafts, files: Files, now: datetime) -> int:
    """Remove drafts that expired before ``now`` with their uploads; returns how many. Safe to repeat.

    The files of a sent draft belong to its application and stay. Files go first: a draft that is still there when
    the job stops half-way is found again.
    """
    expired = tuple(drafts.expired(now))
    for draft in expired:
        if not draft.reference:
            for file in files.list(uploads_of(draft.id)):
                files.delete(file.key)
        drafts.remove(draft.id)
    measured(DraftsRemoved=len(expired))
    return len(expired)
