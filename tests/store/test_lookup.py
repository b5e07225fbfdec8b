from portal.store.applications import ApplicationStore
from portal.store.lookup import LookupStore
from tests.store.commits import a_submission


def test_an_unknown_address_leads_nowhere(lookup: LookupStore) -> None:
    assert lookup.references("hash") == frozenset()


def test_an_unknown_key_is_nobodys(lookup: LookupStore) -> None:
    assert lookup.organisation("hash") is None


def test_a_key_says_whose_it_is(lookup: LookupStore) -> None:
    lookup.add_key("hash-1", "stroomland")
    lookup.add_key("hash-2", "stroomland")
    lookup.add_key("hash-3", "deltawater")
    assert [lookup.organisation(f"hash-{number}") for number in (1, 2, 3)] == ["stroomland", "stroomland", "deltawater"]


def test_addresses_and_keys_are_not_mixed_up(lookup: LookupStore, applications: ApplicationStore) -> None:
    lookup.add_key("same", "stroomland")
    applications.commit(a_submission(mail_hash="same"))
    assert lookup.organisation("same") == "stroomland"
    assert lookup.references("same") == {a_submission().state.reference}
