"""The contacts that an organisation logged in one week, beside the work lists: what a sample is drawn from."""

from portal.domain.calendar import local, week_of
from portal.services.ports import Logged
from portal.store.codec import encode, stamp
from portal.store.models import WorkItem

NO_MOMENT = "-"


def logged_item(items: type[WorkItem], contact: Logged) -> WorkItem:
    key = f"{stamp(contact.at)}#{contact.reference}#{contact.contact}"
    pk = logged_key(contact.organisation, *week_of(local(contact.at).date()))
    return items(pk, key, reference=contact.reference, area=contact.moment or NO_MOMENT, body=encode(contact))


def logged_key(organisation: str, year: int, week: int) -> str:
    return f"LOG#{organisation}#{year}-W{week:02}"
