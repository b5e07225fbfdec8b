"""The feed of each organisation, in the applications table: ``FEED#org`` sorted by ``time#reference#version``."""

from portal.domain.feed import KEPT, News
from portal.store.codec import decode, encode, stamp
from portal.store.errors import our_errors
from portal.store.models import ApplicationItem
from portal.store.tables import Tables


class FeedStore:
    """``portal.services.feed.Feed`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def page(self, organisation: str, after: str, limit: int) -> tuple[tuple[str, News], ...]:
        items = self._tables.applications
        begins = items.sk > after if after else None
        with our_errors("read a feed"):
            found = items.query(_partition(organisation), begins, limit=limit, consistent_read=True)
            return tuple((item.sk, decode(item.body or "", News)) for item in found)


def feed_item(items: type[ApplicationItem], news: News) -> ApplicationItem:
    sort = f"{stamp(news.at)}#{news.reference}#{news.version:08}"
    return items(_partition(news.organisation), sort, body=encode(news), expires=int((news.at + KEPT).timestamp()))


def _partition(organisation: str) -> str:
    return f"FEED#{organisation}"
