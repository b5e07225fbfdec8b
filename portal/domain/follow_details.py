"""How what goes wrong, what the law says, what it costs and what is left is said, with the words of the pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal.domain import wording
from portal.domain.follow_law import LawView
from portal.domain.follow_money import MoneyView
from portal.domain.follow_points import PointView
from portal.domain.follow_questions import QuestionView
from portal.domain.follow_sentences import Sentences
from portal.domain.follow_trouble import Trouble
from portal.domain.follow_views import DateView, FollowView, PromiseView, TalkedView


@dataclass(frozen=True, slots=True)
class Details:
    say: Sentences

    def turn(self, view: FollowView) -> str:
        """Who acts now, in exactly one sentence."""
        if view.yours:
            return self.say.say("track.acts", who=self.say.say("track.you"))
        return self.say.say("track.acts", who=view.acts) if view.acts else self.say.say("track.nobody")

    def heading(self, view: FollowView) -> str:
        """The news in a few words: what goes wrong first, where that isn't said by where the application stands."""
        first = view.troubles[0] if view.troubles else None
        if first is None or first.kind == "stalled" or view.situation not in ("expected", "soft", "hard"):
            return self.say.heading(view)
        return self.trouble_heading(first if len(first.names) < len(view.disciplines) else replace(first, names=()))

    def first(self, when: DateView) -> str:
        """The first promise, where another one stands."""
        return self.say.say("track.moved", first=self.say.when(when.first)) if when.first else ""

    def trouble_heading(self, trouble: Trouble) -> str:
        kind, part = trouble.kind, self.say.names(trouble.names) if trouble.names else ""
        return self.say.say(f"track.trouble.{kind}.{'part' if part else 'heading'}", part=part)

    def trouble(self, trouble: Trouble) -> Iterator[tuple[str, str]]:
        """What happened, why, what happens now, what you can do, what it costs: each with the word it goes under."""
        values = {
            "who": trouble.who,
            "part": self.say.title(trouble.names) if trouble.names else "",
            "since": self._day(trouble.since),
            "by": self._day(trouble.by),
            "amount": wording.money(trouble.cents, self.say.language),
        }
        yield self._under("what"), self.say.say(f"track.trouble.{trouble.kind}.what", **values)
        if trouble.why:
            yield self._under("why"), trouble.why
        now = f"{'yours' if trouble.yours else 'now'}{'' if trouble.by else '_open'}"
        yield self._under("now"), self.say.say(f"track.trouble.{trouble.kind}.{now}", **values)
        own = "you_yours" if trouble.yours else "you"
        yield self._under("you"), self.say.say(f"track.trouble.{trouble.kind}.{own}", **values)
        yield self.say.say("track.trouble.cost.heading"), self._cost(trouble)

    def _cost(self, trouble: Trouble) -> str:
        if trouble.cents:
            amount = wording.money(trouble.cents, self.say.language)
            return self.say.say(f"track.trouble.{trouble.kind}.cost", amount=amount, charge=trouble.charge)
        return self.say.say("track.trouble.cost.yours" if trouble.yours else "track.trouble.cost.none")

    def _under(self, word: str) -> str:
        return self.say.say(f"track.trouble.{word}")

    def promise(self, promise: PromiseView) -> str:
        """One of the dates that were promised: its hardness, the date, who said it when, and why."""
        said = self.say.said(promise.window)
        return f"{self.say.window(promise.window)}. {f'{said}.' if said else ''} {promise.why}".strip()

    def changed(self, when: DateView) -> bool:
        return len(when.promises) > 1

    def law(self, law: LawView) -> str:
        """Until when the law gives, how far that has run, what stops it and who was warned."""
        ends, began = self._day(law.ends), self._day(law.began)
        values = {"name": self.say.title(law.names), "day": ends, "began": began, "percent": law.percent}
        said = [self.say.say("track.dates.legal_by", **values)]
        if law.percent > 100:
            said.append(self.say.say("track.law.over"))
        elif law.stands_since:
            said.append(self.say.say("track.law.stands", since=self._day(law.stands_since), percent=law.percent))
        else:
            said.append(self.say.say("track.law.runs", **values))
        said += [self.say.say("track.law.congested")] if law.congested else []
        said += [self.say.say("track.law.warned", percent=law.warned)] if law.warned else []
        return " ".join(said)

    def quote(self, money: MoneyView) -> str:
        """``""`` where none was needed."""
        if not money.quote:
            return ""
        bare = "_bare" if money.quote == "waiting" and money.accept_until is None else ""
        return self.say.say(f"track.quote.{money.quote}{bare}", day=self._day(money.accept_until))

    def invoice(self, money: MoneyView) -> str:
        """``""`` where none was sent."""
        if not money.invoice:
            return ""
        bare = "" if money.pay_until or money.invoice == "paid" else "_bare"
        amount = wording.money(money.invoiced_cents or 0, self.say.language)
        return self.say.say(f"track.invoice.{money.invoice}{bare}", amount=amount, day=self._day(money.pay_until))

    def point(self, point: PointView) -> str:
        state = "solved" if point.solved_on else "late" if point.late else "open"
        day = self._day(point.solved_on or point.until)
        return self.say.say(f"track.points.{state}", name=point.name, who=point.who, day=day)

    def question(self, question: QuestionView) -> str:
        values = {"topic": question.topic, "who": question.who}
        asked = self.say.say(f"track.questions.{'asked' if question.topic else 'asked_bare'}", topic=question.topic)
        if question.answered_on:
            said = self.say.say("track.questions.answered", day=self._day(question.answered_on), **values)
        else:
            waits = "waits" if question.by else "waits_open"
            said = self.say.say(f"track.questions.{waits}", day=self._day(question.by), **values)
        return f"{self._day(question.on)}: {asked} {said}"

    def talked(self, talked: TalkedView) -> str:
        how = "in" if talked.incoming else "out" if talked.reached else "tried"
        means = self.say.say(f"track.means.{talked.means}")
        return self.say.say(f"track.talked.{how}", who=talked.who, day=self._day(talked.on), means=means)

    def _day(self, day: date | None) -> str:
        return wording.day(day, self.say.language) if day else ""
