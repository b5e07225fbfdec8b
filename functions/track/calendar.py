"""The calendar of one application: a file that calendars read again by a link of its own."""

from datetime import time
from hashlib import sha256

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from functions.track.door import Door, Follower
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.appointments import Appointment, appointments
from portal.domain.definition import PlanningHours
from portal.domain.follow_sentences import Sentences
from portal.domain.names import organisation
from portal.domain.paths import follow_path
from portal.services.calendar_link import calendar_token, open_calendar
from portal.web.icalendar import Entry, calendar
from portal.web.language import current_language, speaker

KEPT = "private, no-cache"
"""A calendar may keep it, and asks each time whether it is still the same."""


def show_calendar(door: Door, ref: str, agenda: str) -> ResponseReturnValue:
    """One read of one item; 304 where nothing changed. Raises NoSuchLink, Unavailable."""
    portal, reference = door.portal, door.reference(ref)
    state = open_calendar(portal.applications, portal.settings.link_keys, reference, agenda, portal.now())
    body = _written(portal, state)
    answer = Response(body, content_type="text/calendar; charset=utf-8")
    answer.set_etag(sha256(body.encode()).hexdigest()[:32])
    answer.headers["Cache-Control"] = KEPT
    return answer.make_conditional(request)


def calendar_path(portal: Track, follower: Follower) -> str:
    """For whoever follows it in this browser; ``""`` where there is no appointment to come."""
    state = follower.state
    if not any(order.is_open and order.current for order in state.orders) and state.inspection is None:
        return ""
    token = calendar_token(portal.settings.link_keys, state, follower.by)
    return url_for("calendar", ref=state.reference, agenda=token)


def _written(portal: Track, state: Application) -> str:
    language = current_language()
    say = Sentences(speaker(), language)
    found = appointments(state, portal.definition, language)
    entries = [_entry(one, portal, state, say) for one in found]
    brand = portal.definition.brand
    return calendar(say.say("track.calendar.name", reference=state.reference), brand.name, entries)


def _entry(one: Appointment, portal: Track, state: Application, say: Sentences) -> Entry:
    brand, contractor = portal.definition.brand, organisation(state.contractor, portal.definition)
    starts, ends = _hours(one.part, brand.planning_hours) if one.part else (None, None)
    names = say.names(one.names) if one.names else ""
    who, phone = (contractor.name, contractor.phone) if contractor else ("", "")
    return Entry(
        uid=f"{state.reference}-{one.id}@{brand.sender.domain}",
        summary=say.say(f"track.calendar.{one.kind}.{one.status}", names=names),
        description=say.say("track.calendar.about", who=who, phone=phone),
        place=state.place,
        url=portal.settings.base_url + follow_path(say.language, state.reference),
        status=one.status,
        sequence=one.revision,
        changed_at=one.changed_at,
        first_day=one.first_day,
        last_day=one.last_day,
        starts=starts,
        ends=ends,
    )


def _hours(part: str, hours: PlanningHours) -> tuple[time, time]:
    halves = {"morning": (hours.opens, hours.noon), "afternoon": (hours.noon, hours.closes)}
    return halves.get(part, (hours.opens, hours.closes))
