from datetime import timedelta

from portal.services.keys import Key
from portal.store.keys import KeyStore
from portal.store.tables import Tables
from tests.builders import NOW

KEY = Key("abcdefgh", "stroomland", ("orders:read",), "planning", NOW, NOW + timedelta(days=30), NOW)


def test_an_unknown_key_is_nobodys(tables: Tables) -> None:
    assert KeyStore(tables).find("hash") is None


def test_all_that_is_known_of_a_key_is_kept(tables: Tables) -> None:
    store = KeyStore(tables)
    store.save("abcdefgh1", KEY)
    assert store.find("abcdefgh1") == KEY
    assert dict(store.all())["abcdefgh1"] == KEY


def test_a_key_from_before_there_were_scopes_does_what_it_did(tables: Tables) -> None:
    tables.lookup("KEY#0123456789", organisation="deltawater").save()
    assert KeyStore(tables).find("0123456789") == Key("01234567", "deltawater", ("events:write",))


def test_other_items_of_the_table_are_no_keys(tables: Tables) -> None:
    tables.lookup("MAIL#1", references={"MA-1"}).save()
    assert "MAIL#1" not in {hash for hash, _ in KeyStore(tables).all()}
