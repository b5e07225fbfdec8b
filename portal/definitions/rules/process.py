"""Rules for process.toml, apart from its contact moments."""

from portal.definitions.mistakes import Faults, KeyPath
from portal.definitions.rules.customers import question_rules
from portal.definitions.rules.ids import exists, ids, once
from portal.definitions.rules.moments import PLANNED, moment_rules, planning_in, term_rules
from portal.definitions.rules.numbers import number_rules
from portal.domain.definition import Process

NEWS = (
    *("quote_sent", "quote_accepted", "quote_refused", "quote_expired", "invoice_sent", "invoice_paid", "congested"),
    *("inspection_planned", "inspected", "inspection_failed", "point_noted", "point_solved", "date_corrected"),
    *("complaint_made", "complaint_raised", "complaint_answered", "still_on_it"),
    *("question_asked", "question_passed_on", "question_answered", "papers_added", "date_wished", "change_wished"),
    *("wish_granted", "wish_refused", "silence_chosen", "customer_works_ready"),
    *("reminded_quote_accepted", "reminded_invoice_paid"),
    *("reminded_information_complete", "reminded_customer_works_ready"),
)
"""What may be told by the message ``news``, which has words for each."""
EVENTS = dict.fromkeys(
    (
        "draft_saved",
        "submitted",
        "link_requested",
        "released",
        "soft_date_agreed",
        "soft_date_shifted",
        "hard_date_agreed",
        "hard_date_shifted",
        "stalled",
        "resumed",
        "cancelled",
        "completed",
        "all_completed",
        "delivered",
        "contact_logged",
        "contact_corrected",
        "not_reached",
        "code_asked",
        "details_changed",
        "shared",
        *NEWS,
    )
)
"""What a message can follow from; ``completed`` is one discipline of several, ``all_completed`` the last of them."""


def process_rules(process: Process) -> Faults:
    yield from _names(process)
    yield from moment_rules(process)
    yield from _steps(process)
    yield from _milestones(process)
    yield from _notifications(process)
    yield from _overrides(process)
    yield from question_rules(process)
    yield from _standstills(process)
    yield from number_rules(process)


def _names(process: Process) -> Faults:
    yield from once(("phases",), process.phases)
    yield from once(("contact_moments",), process.contact_moments)
    yield from once(("steps",), process.steps)
    yield from once(("causes",), process.causes)


def _steps(process: Process) -> Faults:
    phases = list(ids(process.phases))
    reached = 0
    for place, step in enumerate(process.steps):
        path: KeyPath = ("steps", place)
        yield from exists((*path, "phase"), step.phase, ids(process.phases), "phase")
        if step.contact is not None:
            yield from exists((*path, "contact"), step.contact, ids(process.contact_moments), "contact moment")
        if step.milestone in PLANNED and step.acts != "contractor":
            yield (*path, "acts"), f"must be contractor, because {step.milestone} is planning; it is {step.acts}."
        if step.phase in phases:
            if phases.index(step.phase) < reached:
                yield (*path, "phase"), f"{step.phase} comes before the phase of the step above it."
            reached = max(reached, phases.index(step.phase))


def _milestones(process: Process) -> Faults:
    seen: set[tuple[str, bool, bool]] = set()
    for place, inner in enumerate(process.milestones):
        path: KeyPath = ("milestones", place)
        which = (inner.milestone, inner.only_with_quote, inner.only_standard)
        if which in seen:
            yield (*path, "milestone"), f"{inner.milestone} stands here before for the same orders."
        seen.add(which)
        if inner.only_with_quote and inner.only_standard:
            yield (*path, "only_standard"), "stands beside only_with_quote, so it would hold for no order at all."
        if inner.owner == "portal":
            yield (*path, "owner"), "must be customer, operator or contractor: the portal does no work on an order."
        yield from term_rules((*path, "term"), inner.term, inner.milestone)


def _notifications(process: Process) -> Faults:
    seen: set[tuple[str, str, str]] = set()
    for place, told in enumerate(process.notifications):
        path: KeyPath = ("notifications", place)
        yield from exists((*path, "event"), told.event, EVENTS, "event")
        if (told.event, told.message, told.channel) in seen:
            yield (*path, "message"), f"{told.message} is sent on {told.event} already."
        seen.add((told.event, told.message, told.channel))


def _overrides(process: Process) -> Faults:
    moments = {moment.id: moment for moment in process.contact_moments}
    milestones: dict[str, None] = dict.fromkeys(inner.milestone for inner in process.milestones)
    for place, override in enumerate(process.overrides):
        path: KeyPath = ("overrides", place)
        yield from exists((*path, "moment"), override.moment, [*moments, *milestones], "contact moment")
        if override.owner is not None and override.moment not in milestones:
            yield (*path, "owner"), "is for a milestone; a contact moment stays with whom the process gives it."
        if override.owner not in (None, "operator", "contractor"):
            yield (*path, "owner"), f"must be operator or contractor; it is {override.owner}."
        yield from term_rules((*path, "term"), override.term, None)
        moment = moments.get(override.moment)
        if override.customer_text is not None and moment is not None and moment.owner == "operator":
            yield from planning_in((*path, "customer_text"), override.customer_text, process.planning_words)


def _standstills(process: Process) -> Faults:
    """Whoever an order waits for, somebody must make it go on by some day ([KCP] rule 9), once."""
    seen: set[str] = set()
    for place, rule in enumerate(process.standstills):
        path: KeyPath = ("standstills", place)
        if rule.party in seen:
            yield (*path, "party"), f"{rule.party} stands here before; a party has one time-out."
        seen.add(rule.party)
        if rule.owner == "portal":
            yield (*path, "owner"), "must be customer, operator or contractor: the portal does no work on an order."
    for place, cause in enumerate(process.causes):
        if cause.party not in seen:
            yield (
                ("causes", place, "party"),
                f"{cause.party} has no time-out in standstills, so it could stall forever.",
            )
    if any(step.milestone == "quote_sent" for step in process.steps) and not _again(process):
        yield ("milestones",), "must hold quote_sent: after a quote that lapsed, the next one has a term too."


def _again(process: Process) -> bool:
    return any(inner.milestone == "quote_sent" for inner in process.milestones)
