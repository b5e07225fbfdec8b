"""From the form to what is reported: the contact first, then what was agreed in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from functions.workbench.talk.form import NOT_REACHED, TalkForm
from functions.workbench.talk.moments import Outcome
from portal.domain.calendar import AMSTERDAM, parse_week, week_days
from portal.domain.definition import Channel, ContactMoment
from portal.domain.events import DayPart, NextContact
from portal.domain.reports import AgreeDate, Command, Inspect, LogContact, Reach
from portal.domain.talk import Talk
from portal.web.language import say


def talk_of(form: TalkForm, employee: str) -> Talk:
    about = form.about.data or say("workbench_talk.about.not_reached")
    return Talk(employee, form.spoken_with.data, about)


@dataclass(frozen=True, slots=True)
class About:
    """A contact moment with what its talk brings about."""

    moment: ContactMoment | None
    outcome: Outcome


def commands_of(
    form: TalkForm, about: About, joined: About | None = None, disciplines: tuple[str, ...] = ()
) -> tuple[Command, ...]:
    """``joined``: made in the same talk. ``disciplines``: those of an operator; empty for the contractor, who speaks
    of all."""
    contact = _contact(form, about.moment, joined.moment if joined else None, disciplines)
    said = [(about, form.outcome.data if about.outcome else "")]
    if joined:
        said.append((joined, form.joined.data if joined.outcome else ""))
    agreed = (_agreed(form, one, words, disciplines) for one, words in said if form.reached and words)
    return (contact, *(command for command in agreed if command))


def happened_at(form: TalkForm) -> datetime | None:
    """In UTC; None where no day and time can be read."""
    try:
        return datetime.fromisoformat(form.at.data).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _contact(
    form: TalkForm, moment: ContactMoment | None, joined: ContactMoment | None, disciplines: tuple[str, ...]
) -> LogContact:
    at = happened_at(form)
    if at is None:
        raise ValueError("the form was not validated")
    return LogContact(
        moment=moment.id if moment else "",
        happened_at=at,
        means=_means(form.how.data),
        reached=form.reached,
        subjects=tuple(form.subjects.data) if "subjects" in form else (),
        text=form.id.data,
        summary=talk_of(form, "").about,
        next=_next(form),
        disciplines=disciplines,
        incoming=form.how.data == "called_us",
        also=joined.id if joined else "",
    )


def _means(how: str) -> Channel:
    return cast(Channel, "phone" if how in ("called_us", NOT_REACHED) else how)


def _next(form: TalkForm) -> NextContact | None:
    if not form.week.data or not form.who.data:
        return None
    monday, _ = week_days(*parse_week(form.week.data))
    by, _, means = form.who.data.partition(":")
    return NextContact(monday, by, cast(Channel, means))


def _agreed(form: TalkForm, about: About, said: str, disciplines: tuple[str, ...]) -> Command | None:
    cause, moment, outcome = form.cause.data if "cause" in form else "", about.moment, about.outcome
    if outcome == "soft":
        first, last = week_days(*parse_week(said))
        return AgreeDate("soft", first, last, "day", cause)
    if outcome == "hard":
        day, _, part = said.partition(":")
        agreed = date.fromisoformat(day)
        return AgreeDate("hard", agreed, agreed, cast(DayPart, part), cause)
    if outcome == "inspection":
        result, _, charge = said.partition(":")
        return Inspect(result == "passed", f"{form.id.data}-i", charge)
    if moment is None or moment.fulfilled_by is None or said != "yes":
        return None
    return Reach(moment.fulfilled_by, disciplines)
