from portal.store.applications import ApplicationStore
from portal.store.lookup import LookupStore
from tests.store.commits import a_submission


def test_an_unknown_address_leads_nowhere(lookup: LookupStore) -> None:
    assert lookup.references("hash") == frozenset()


def test_an_address_leads_to_its_applications(lookup: LookupStore, applications: ApplicationStore) -> None:
    applications.commit(a_submission(mail_hash="same"))
    assert lookup.references("same") == {a_submission().state.reference}
