from portal.store.ended import EndedSessionStore
from portal.store.tables import Tables
from tests.builders import NOW


def test_a_session_that_was_ended_is_known_and_no_other(tables: Tables) -> None:
    ended = EndedSessionStore(tables)
    ended.end("one", NOW)
    assert (ended.has_ended("one"), ended.has_ended("other")) == (True, False)
    assert tables.lookup.get("OUT#one").expires == int(NOW.timestamp())
