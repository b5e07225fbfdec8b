"""How a customer's view is said, with the words of the pages: page and mail say the same in the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from portal.domain import wording
from portal.domain.definition import Language
from portal.domain.follow_views import Contact, DateView, FollowView, LineView, RoadView, StepView, Window
from portal.domain.news import News

WITH_OR_WITHOUT = ("quote_sent", "invoice_sent")
"""News that may come without the sum; then its words are those under ``…_bare``."""


class Say(Protocol):
    def __call__(self, key: str, /, **values: object) -> str:
        """A sentence from ``content/words`` in the customer's language."""


@dataclass(frozen=True, slots=True)
class Sentences:
    say: Say
    language: Language

    def names(self, names: Sequence[str]) -> str:
        """Within a sentence: "stroom en water"."""
        return wording.listed(names, self.language)

    def title(self, names: Sequence[str]) -> str:
        """At the start of a line: "Stroom en water"."""
        return wording.starting_sentence(self.names(names))

    def heading(self, view: FollowView) -> str:
        """The news in a few words."""
        if view.situation == "stalled" and len(view.stalled) < len(view.orders):
            return self.say("track.situation.part_stalled", part=self.names([order.name for order in view.stalled]))
        if view.yours and view.situation != "stalled":
            return self.say("track.situation.yours")
        if view.situation == "expected":
            return view.stand
        return self.say(f"track.situation.{view.situation}")

    def window(self, window: Window) -> str:
        """A date with its hardness: "Voorlopig: week 14 (5 tot en met 9 april)"."""
        return f"{self.hardness(window)}: {self.when(window)}"

    def hardness(self, window: Window) -> str:
        return self.say(f"track.hardness.{window.hardness}")

    def when(self, window: Window) -> str:
        """A date without its hardness: "week 14 (…)", "dinsdag 6 april 2027, in de ochtend"."""
        if window.hardness == "hard":
            return self.day(window.first_day, window.part)
        return wording.week_span(window.first_day, window.last_day, self.language)

    def day(self, day: date, part: str = "day") -> str:
        return self.say(f"track.part.{part}", day=wording.day(day, self.language))

    def said(self, window: Window) -> str:
        """Who said it and when; ``""`` for the customer's own wish and for what was calculated."""
        if not window.source or window.said_on is None:
            return ""
        return self.say("track.said", who=window.source, day=wording.short_day(window.said_on, self.language))

    def moved(self, told: DateView) -> str:
        """What was promised first and why it changed; ``""`` where the first promise stands."""
        if told.first is None:
            return ""
        return f"{self.say('track.moved', first=self.when(told.first))} {told.change}".strip()

    def contact(self, contact: Contact) -> str:
        """Who contacts the customer, how, and no later than when."""
        how = "phone" if "phone" in contact.means else "mail"
        day, week = wording.day(contact.by, self.language), wording.week_number(contact.by)
        return self.say(f"track.contact.{how}", who=contact.who, day=day, week=week)

    def road(self, road: RoadView) -> str:
        """How far it is in one line, for what is folded away."""
        ends = {"cancelled": "track.road.cancelled", "stalled": "track.road.stalled"}
        stand = self.say(ends[road.situation]) if road.situation in ends else road.stand
        return f"{self.title(road.names)}: {wording.inside_sentence(stand)}"

    def step(self, step: StepView) -> str:
        """When a step was reached, or when what leads to it comes; ``""`` where nobody can say."""
        if step.on is not None:
            return wording.day(step.on, self.language)
        if step.window is not None:
            return self.window(step.window)
        if step.by:
            return self.say("track.by", day=wording.day(step.by, self.language))
        return self.say("track.expected_by", week=wording.week(step.expected, self.language)) if step.expected else ""

    def line(self, line: LineView) -> str:
        """One line of history, with what it was about where that isn't everything."""
        said = self.say(
            f"track.history.{line.text}",
            who=line.by or self.say("track.you"),
            week=wording.week(line.first_day, self.language) if line.first_day else "",
            day=self.day(line.first_day, line.part) if line.first_day else "",
        )
        about = f"{self.title(line.disciplines)}: " if line.disciplines else ""
        return f"{about}{said} {line.cause}".strip()

    def news(self, news: News, which: str) -> str:
        """The ``subject`` of a piece of news, or what it is ``about``; a sum or a day is said where there is one."""
        less = "" if news.cents or news.until or news.on else "_bare"
        known = news.name in WITH_OR_WITHOUT
        return self.say(
            f"news.{news.name}{less if known else ''}.{which}",
            who=news.who or self.say("track.you"),
            owner=news.owner,
            phone=news.phone,
            part=news.part,
            amount=wording.money(news.cents, self.language),
            until=wording.day(news.until, self.language) if news.until else "",
            day=self.day(news.on, news.day_part) if news.on else "",
        )
