"""After which messages customers get in touch: a line for each, the most telling first, with what chance may do."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Response
from flask.typing import ResponseReturnValue

from functions.workbench.dues import short
from portal.bootstrap.workbench import Workbench
from portal.domain.after_messages import Reaction, added
from portal.domain.staff import Employee
from portal.services.count_reactions import last_counted
from portal.web.answers import page
from portal.web.language import say

DAYS = 28
"""Long enough for rare messages, short enough to see what a new text does."""
FILLED = ("who", "owner", "phone", "part", "amount", "until", "day")
HEADS = ("template", "sent", "followed", "share", "low", "high")


@dataclass(frozen=True, slots=True)
class Row:
    """Shares from 0 to 1; ``name`` as staff read it."""

    template: str
    name: str
    reaction: Reaction

    @property
    def bounds(self) -> tuple[float, float]:
        return self.reaction.interval


class AfterViews:
    def __init__(self, portal: Workbench) -> None:
        self._portal = portal

    def table(self, _: Employee) -> ResponseReturnValue:
        first, last = self._period()
        return page(
            "workbench/quality/after.html",
            rows=self._rows(),
            percent=percent,
            first=short(first),
            last=short(last),
            hours=self._portal.definition.brand.messages.contacts_within_hours,
        )

    def as_csv(self, _: Employee) -> ResponseReturnValue:
        """Shares as numbers from 0 to 1, with semicolons and decimal commas, as Dutch spreadsheets read them."""
        written = io.StringIO()
        out = csv.writer(written, delimiter=";", lineterminator="\r\n")
        out.writerow(HEADS)
        for row in self._rows():
            shares = (f"{share:.4f}".replace(".", ",") for share in (row.reaction.share, *row.bounds))
            out.writerow((row.template, row.reaction.sent, row.reaction.followed, *shares))
        headers = {"Content-Disposition": 'attachment; filename="contacten-na-berichten.csv"'}
        return Response(written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)

    def _rows(self) -> list[Row]:
        """By what is certain: a message that made few of many call stands below one that made many of many."""
        found: Mapping[str, Reaction] = added(self._portal.reactions.kept(*self._period()).values())
        rows = [Row(template, self._name(template), reaction) for template, reaction in found.items()]
        return sorted(rows, key=lambda row: (-row.bounds[0], row.template))

    def _name(self, template: str) -> str:
        """What staff call it; of a piece of news its subject, with dots for what differs. A message that is sent no
        more, and has lost its words, goes by its own name."""
        for key in (f"workbench_app.mail.{template}", f"news.{template}.subject"):
            if self._portal.words.has(key):
                return say(key, **dict.fromkeys(FILLED, "…"))
        return template

    def _period(self) -> tuple[date, date]:
        last = last_counted(self._portal.definition, self._portal.now())
        return last - timedelta(days=DAYS - 1), last


def percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")
