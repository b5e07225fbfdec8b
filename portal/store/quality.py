"""What was logged in a week, which terms ended, and how the quality sample judged it: lists beside the work lists."""

from portal.domain.terms import TermsEnded
from portal.services.ports import Logged
from portal.services.staff_ports import Checked
from portal.store.codec import decode, encode
from portal.store.ended_terms import terms_key
from portal.store.errors import our_errors
from portal.store.logged import NO_MOMENT, logged_key
from portal.store.tables import Tables


class QualityStore:
    """``portal.services.staff_ports.Samples`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def logged(self, organisation: str, year: int, week: int) -> tuple[Logged, ...]:
        with our_errors("read what was logged"):
            found = self._tables.work.query(logged_key(organisation, year, week))
            return tuple(decode(item.body, Logged) for item in found)

    def terms(self, organisation: str, year: int, week: int) -> tuple[TermsEnded, ...]:
        with our_errors("read the terms that ended"):
            found = self._tables.work.query(terms_key(organisation, year, week))
            return tuple(decode(item.body, TermsEnded) for item in found)

    def checked(self, organisation: str, year: int, week: int) -> tuple[Checked, ...]:
        with our_errors("read the sample"):
            found = self._tables.work.query(_key(organisation, year, week), consistent_read=True)
            return tuple(decode(item.body, Checked) for item in found)

    def check(self, checked: Checked, year: int, week: int) -> None:
        """The last judgement of a contact stands."""
        pk, sk = _key(checked.organisation, year, week), f"{checked.reference}#{checked.contact}"
        item = self._tables.work(pk, sk, reference=checked.reference, area=NO_MOMENT, body=encode(checked))
        with our_errors("keep a judgement"):
            item.save()


def _key(organisation: str, year: int, week: int) -> str:
    return f"CHECK#{organisation}#{year}-W{week:02}"
