"""Talks with a customer, as staff log them."""

from dataclasses import replace
from datetime import date
from itertools import count

from portal.domain.events import NextContact
from portal.domain.reports import LogContact
from tests.builders import CONTRACTOR, NOW, a_definition

SUBJECT = a_definition().reasons[0].id
NUMBERS = count(1)


def a_talk(moment: str = "", *, reached: bool = True, **changes: object) -> LogContact:
    """By phone, in this contact moment; the contractor calls again."""
    told = LogContact(
        moment=moment,
        happened_at=NOW,
        means="phone",
        reached=reached,
        subjects=(SUBJECT,),
        text=f"talk-{next(NUMBERS)}",
        summary="De meterkast is bijna klaar.",
        next=NextContact(date(2027, 3, 15), CONTRACTOR, "phone") if reached else None,
    )
    return replace(told, **changes)
