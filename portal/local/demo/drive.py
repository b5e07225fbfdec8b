"""Drives the stories through the real use cases, from half a year ago until now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256

from portal.domain.answers import Answers
from portal.domain.calendar import add_working_days, instant, local
from portal.domain.completion import SURVEY
from portal.domain.links import derive
from portal.domain.person import Person
from portal.domain.survey import Answer
from portal.local.demo.chance import Chance
from portal.local.demo.deeds import clock_time, told
from portal.local.demo.people import answers
from portal.local.demo.stories import STORIES, Deed, Story
from portal.local.demo.world import World
from portal.services.answer_survey import answer_survey, open_survey
from portal.services.drafts import begin, mail_link
from portal.services.record_event import Report, record_event
from portal.services.submit import Submission, submit

WISHED_WEEKS_AHEAD = 16


@dataclass
class Life:
    """One application of the demo: its story and, once it is sent, its reference."""

    story: Story
    chance: Chance
    submitted: datetime
    reference: str = ""


def drive(world: World, today: datetime, told_so_far: Callable[[int, int], None]) -> tuple[Life, ...]:
    """Let every story happen, up to ``today``; reports progress as (stories done, of how many)."""
    lives = [
        _begin(world, story, Chance(f"{story.name}|{number}"), today)
        for story in STORIES
        for number in range(story.count)
    ]
    starts = sorted(life.submitted for life in lives)
    world.now = starts[0]
    for done, start in enumerate(starts, start=1):
        world.run(start)
        told_so_far(done, len(starts))
    world.run(today)
    return tuple(lives)


def _begin(world: World, story: Story, chance: Chance, today: datetime) -> Life:
    day = _working_day(world, local(today).date(), -story.now - chance.below("spread", story.spread))
    deed = Deed(0, "submit")
    life = Life(story, chance, min(instant(day, datetime.min.time()) + clock_time(chance, deed), today))
    world.at(life.submitted, partial(_fill_in, world, life, today))
    return life


def _fill_in(world: World, life: Life, today: datetime, now: datetime) -> None:
    """Start a draft; send it, unless the story is about keeping it for later."""
    wish = local(now).date() + timedelta(weeks=WISHED_WEEKS_AHEAD + life.chance.below("wish", 10))
    wanted = answers(
        world.definition, life.chance, wish - timedelta(days=wish.weekday()), with_quote=life.story.needs_quote
    )
    expires = now + timedelta(days=world.definition.brand.draft_days)
    draft = begin(world.apply.drafts, world.apply.new_id, wanted.language, _typed(wanted), expires)
    if life.story is STORIES[0]:
        mail_link(world.apply.drafts, draft, wanted.person.mail, now, expires)
        return
    life.reference = submit(_submission(world), draft.id, wanted, now)
    for deed in life.story.deeds:
        day = _working_day(world, local(now).date(), deed.day)
        when = instant(day, datetime.min.time()) + clock_time(life.chance, deed)
        if when <= today:
            world.at(when, partial(_do, world, life, deed))


def _do(world: World, life: Life, deed: Deed, now: datetime) -> None:
    state = world.apply.applications.load(life.reference)
    assert state is not None
    if deed.what == "grade":
        _grade(world, life, now)
        return
    today, holidays = local(now).date(), world.definition.holidays
    for number, (by, command) in enumerate(told(state, deed, life.chance, today, holidays)):
        event_id = f"demo-{deed.day}-{deed.what}-{number}"
        body = sha256(repr(command).encode()).hexdigest()
        report = Report(by, event_id, life.reference, body, (command,))
        record_event(world.apply.applications, world.definition, report, now)


GRADES = (10, 9, 9, 8, 8, 8, 8, 7, 7, 7, 6, 6, 4)


def _grade(world: World, life: Life, now: datetime) -> None:
    """The customer opens the survey from the mail and answers."""
    applications, keys = world.apply.applications, world.settings.link_keys
    token = derive(keys, "survey", life.reference, SURVEY, 1)
    opened = open_survey(applications, keys, life.reference, token, now)
    survey = world.definition.survey
    taps = {tap.id: life.chance.pick(tap.id, tap.options).id for tap in survey.taps if life.chance.below(tap.id, 3)}
    grade = life.chance.pick("grade", GRADES)
    seconds = 12 + life.chance.below("seconds", 30)
    answer = Answer(grade=grade, taps=taps, words="", seconds=seconds)
    answer_survey(applications, world.definition, opened, answer, world.apply.new_id(), now)


def _typed(wanted: Answers) -> dict[str, dict[str, object]]:
    person: Person = wanted.person
    return {"what": {"kind": wanted.kind}, "where": {"postcode": person.address.postcode}}


def _submission(world: World) -> Submission:
    settings = world.settings
    return Submission(
        world.apply.applications, world.apply.drafts, world.definition, settings.lookup_secret, world.apply.below
    )


def _working_day(world: World, day: date, count: int) -> date:
    return add_working_days(day, count, world.definition.holidays) if count else day
