"""What the nightly job needs."""

from dataclasses import dataclass

from portal.bootstrap.base import Portal, fields, with_tables
from portal.bootstrap.clock import Clock
from portal.files.bucket import Bucket
from portal.services.count_reactions import Reactions
from portal.services.draft_ports import Drafts
from portal.services.file_ports import Files
from portal.settings import Settings
from portal.store.drafts import DraftStore
from portal.store.reactions import ReactionStore


@dataclass(frozen=True, slots=True)
class Nightly(Portal):
    drafts: Drafts
    files: Files
    reactions: Reactions


def for_nightly(settings: Settings, now: Clock | None = None) -> Nightly:
    base, tables = with_tables(settings, now)
    return Nightly(
        *fields(base),
        drafts=DraftStore(tables, base.now),
        files=Bucket(settings.bucket, settings.region, settings.s3_endpoint, settings.upload_url),
        reactions=ReactionStore(tables),
    )
