"""The terms of an organisation that ended in one week, beside the work lists: what is reported at meetings."""

from portal.domain.calendar import local, week_of
from portal.domain.terms import TermsEnded
from portal.store.codec import encode, stamp
from portal.store.logged import NO_MOMENT
from portal.store.models import WorkItem


def terms_item(items: type[WorkItem], ended: TermsEnded) -> WorkItem:
    pk = terms_key(ended.organisation, *week_of(local(ended.at).date()))
    sk = f"{stamp(ended.at)}#{ended.reference}#{ended.version:08}"
    return items(pk, sk, reference=ended.reference, area=NO_MOMENT, body=encode(ended))


def terms_key(organisation: str, year: int, week: int) -> str:
    return f"TERM#{organisation}#{year}-W{week:02}"
