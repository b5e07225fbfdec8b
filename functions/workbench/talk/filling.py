"""What can be chosen in the form, and what is filled in before anybody types: by clock, person and process."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from functions.workbench.talk.form import NOT_REACHED, TalkForm
from functions.workbench.talk.moments import JOIN, Outcome, may_shift
from portal.domain import wording
from portal.domain.application import Application
from portal.domain.calendar import is_working_day, iso_week, local, week_of
from portal.domain.catalogue import charges_on
from portal.domain.definition import ContactMoment, Definition
from portal.domain.names import organisation_name
from portal.domain.person import Person
from portal.web.language import say
from portal.web.question import Card

WEEKS = 52
USUAL = 4
"""[ours] Weeks until the next contact where the process owes none."""
DAYS = 30
HOW = ("phone", "called_us", NOT_REACHED, "mail", "visit", "video", "counter", "chat")
MEANS = ("phone", "mail", "visit")
PARTS = ("day", "morning", "afternoon")


def prepare(
    form: TalkForm,
    state: Application,
    outcome: Outcome,
    definition: Definition,
    today: date,
    joined: Outcome = "",
) -> None:
    """Everything that can be chosen; a question that this contact doesn't ask leaves the form.

    A try needs neither words nor a next contact. ``joined``: what is asked of a moment in the same talk.
    """
    form.how.cards = [Card(how, say(f"workbench_talk.how.{how}")) for how in HOW]
    form.week.cards = list(weeks(today))
    form.who.cards = list(_next(state, definition))
    form.outcome.cards = list(_outcomes(outcome, state, definition, today))
    form.outcome.wording = say(f"workbench_talk.outcome.{outcome}") if outcome else ""
    if not outcome:
        del form.outcome
    form.about.optional = not form.reached
    form.week.optional = form.who.optional = not (form.reached and state.is_open)
    if joined:
        _prepare_joined(form, state, joined, definition, today)
        return
    del form.joined
    if may_shift(state, outcome):
        form.cause.cards = [Card(cause.id, cause.sentence.nl) for cause in definition.process.causes]
        del form.subjects
    else:
        form.subjects.cards = list(_subjects(definition))
        del form.cause


def _prepare_joined(form: TalkForm, state: Application, joined: Outcome, definition: Definition, today: date) -> None:
    """One talk for two contact moments moves no date, so it asks for no cause: the day lies within what was agreed."""
    form.joined.cards = list(_outcomes(joined, state, definition, today))
    form.joined.wording = say(f"workbench_talk.outcome.{joined}")
    form.joined.optional = not form.reached
    form.outcome.cards = [card for card in form.outcome.cards if _within(state, card.value)]
    del form.cause
    del form.subjects


def _within(state: Application, day: str) -> bool:
    """Whether a choice such as ``2027-04-06:morning`` lies in every week or on every day that was agreed."""
    chosen = date.fromisoformat(day.partition(":")[0])
    agreed = (order.current.promise for order in state.orders if order.is_open and order.current)
    return all(one.first_day <= chosen <= one.last_day for one in agreed)


def filled_in(
    state: Application,
    person: Person | None,
    moments: tuple[ContactMoment, ...],
    outcomes: tuple[Outcome, ...],
    definition: Definition,
    now: datetime,
) -> dict[str, object]:
    """The form as it is first shown. The next contact is the next one that the process asks for."""
    week, who = _expected_next(state, moments, definition, local(now).date())
    wish = state.wish_from - timedelta(days=state.wish_from.weekday())
    return {
        "version": str(state.version),
        "moment": JOIN.join(moment.id for moment in moments),
        "how": "visit" if "inspection" in outcomes else "phone",
        "at": f"{local(now):%Y-%m-%dT%H:%M}",
        "spoken_with": (person.contact or person.name) if person else "",
        "outcome": {"soft": iso_week(wish), "done": "yes"}.get(outcomes[0], ""),
        "week": iso_week(week),
        "who": who,
    }


def weeks(today: date) -> Iterator[Card]:
    monday = today - timedelta(days=today.weekday())
    for place in range(WEEKS):
        day = monday + timedelta(weeks=place)
        yield Card(iso_week(day), f"{wording.week(day, 'nl')} {week_of(day)[0]}")


def _next(state: Application, definition: Definition) -> Iterator[Card]:
    for organisation in sorted(state.organisations, key=lambda id: id != state.contractor):
        for means in MEANS:
            name = organisation_name(organisation, definition)
            yield Card(f"{organisation}:{means}", say(f"workbench_talk.next.{means}", who=name))
    yield Card("customer:phone", say("workbench_talk.next.customer"))


def _outcomes(outcome: Outcome, state: Application, definition: Definition, today: date) -> Iterator[Card]:
    if outcome == "soft":
        yield from weeks(today)
    elif outcome == "hard":
        yield from _days(state, definition, today)
    elif outcome == "inspection":
        yield Card("passed", say("workbench_talk.inspection.passed"))
        yield Card("failed", say("workbench_talk.inspection.failed"))
        for charge in charges_on(definition.catalogue, today):
            cost = wording.money(charge.cents, "nl")
            yield Card(
                f"failed:{charge.id}", say("workbench_talk.inspection.charged", charge=charge.name.nl, cost=cost)
            )
    elif outcome == "done":
        yield Card("yes", say("workbench_talk.done.yes"))
        yield Card("no", say("workbench_talk.done.no"))


def _days(state: Application, definition: Definition, today: date) -> Iterator[Card]:
    """Working days around the agreed week, each whole or in part."""
    agreed = [order.current.promise.first_day for order in state.orders if order.is_open and order.current]
    day = max(today, min(agreed, default=today) - timedelta(days=7))
    for _ in range(DAYS):
        day += timedelta(days=1)
        while not is_working_day(day, definition.holidays):
            day += timedelta(days=1)
        for part in PARTS:
            yield Card(f"{day.isoformat()}:{part}", say(f"track.part.{part}", day=wording.day(day, "nl")))


def _subjects(definition: Definition) -> Iterator[Card]:
    for reason in definition.reasons:
        if reason.categories[0] in definition.quality.subjects:
            yield Card(reason.id, " › ".join(reason.categories[-2:]))


def _expected_next(
    state: Application, moments: tuple[ContactMoment, ...], definition: Definition, today: date
) -> tuple[date, str]:
    """Week and who: the contact moment that is due next besides these, else the contractor's call in four weeks."""
    others = {known.id for known in definition.process.contact_moments if known not in moments}
    owed = [due for due in state.deadlines if due.owner in state.organisations and due.moment in others]
    if owed:
        first = min(owed, key=lambda due: due.due)
        return max(local(first.due).date(), today), f"{first.owner}:phone"
    return today + timedelta(weeks=USUAL), f"{state.contractor}:phone"
