"""What was sent and who got in touch, a partition for each Dutch day, and what came of it: no figure needs a scan."""

from collections.abc import Mapping
from datetime import date

from portal.domain.after_messages import Incoming, Reaction, SentMessage
from portal.domain.calendar import local
from portal.store.codec import decode, encode, stamp
from portal.store.errors import our_errors
from portal.store.models import WorkItem
from portal.store.tables import Tables

NOWHERE = "-"


def sent_item(items: type[WorkItem], sent: SentMessage, id: str) -> WorkItem:
    day = local(sent.at).date()
    return items(
        f"SENT#{day.isoformat()}", id, reference=sent.reference, area=NOWHERE, body=encode(sent)
    )  # the same message marked twice is one


def incoming_item(items: type[WorkItem], contact: Incoming) -> WorkItem:
    day = local(contact.at).date()
    key = f"{stamp(contact.at)}#{contact.reference}"
    return items(f"IN#{day.isoformat()}", key, reference=contact.reference, area=NOWHERE, body=encode(contact))


class ReactionStore:
    """``portal.services.count_reactions.Reactions`` on DynamoDB."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def sent(self, day: date) -> tuple[SentMessage, ...]:
        return tuple(decode(body, SentMessage) for body in self._bodies(f"SENT#{day.isoformat()}"))

    def incoming(self, day: date) -> tuple[Incoming, ...]:
        return tuple(decode(body, Incoming) for body in self._bodies(f"IN#{day.isoformat()}"))

    def keep(self, day: date, found: Mapping[str, Reaction]) -> None:
        items = self._tables.work
        with our_errors("keep a figure"):
            items(f"AFTER#{day.year}", day.isoformat(), reference=NOWHERE, area=NOWHERE, body=encode(found)).save()

    def kept(self, first: date, last: date) -> dict[date, dict[str, Reaction]]:
        items, found = self._tables.work, {}
        for year in range(first.year, last.year + 1):
            with our_errors("read figures"):
                for item in items.query(f"AFTER#{year}", items.sk.between(first.isoformat(), last.isoformat())):
                    found[date.fromisoformat(item.sk)] = decode(item.body, dict[str, Reaction])
        return found

    def _bodies(self, key: str) -> list[str]:
        with our_errors("read what was sent and asked"):
            return [item.body for item in self._tables.work.query(key)]
