from datetime import timedelta

from portal.domain.feed import KEPT, Change, News
from portal.services.ports import Commit
from portal.store.applications import ApplicationStore
from portal.store.feed import FeedStore
from portal.store.tables import Tables
from tests.builders import NOW
from tests.store.commits import a_submission


def item(minute: int, organisation: str = "contractor_a") -> News:
    return News(organisation, f"MA-{minute}", 2, NOW + timedelta(minutes=minute), (Change("released", "water"),))


def written(applications: ApplicationStore, *news: News) -> None:
    commit: Commit = a_submission()
    applications.commit(Commit(state=commit.state, events=commit.events, news=news))


def test_a_feed_is_read_in_order_and_from_a_place_on(tables: Tables, applications: ApplicationStore) -> None:
    written(applications, item(3), item(1), item(2), item(2, "operator_a"))
    feed = FeedStore(tables)
    found = feed.page("contractor_a", "", 10)

    assert [news for _, news in found] == [item(1), item(2), item(3)]
    assert feed.page("contractor_a", found[0][0], 1) == (found[1],)
    assert feed.page("contractor_a", found[2][0], 10) == ()


def test_an_item_is_forgotten_once_no_reader_can_need_it(tables: Tables, applications: ApplicationStore) -> None:
    written(applications, item(1, "contractor_b"))
    (stored,) = tables.applications.query("FEED#contractor_b")
    assert stored.expires == int((item(1).at + KEPT).timestamp())


def test_what_was_not_committed_is_in_no_feed(tables: Tables, applications: ApplicationStore) -> None:
    assert FeedStore(tables).page("operator_b", "", 10) == ()
