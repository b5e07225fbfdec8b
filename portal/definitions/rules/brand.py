"""Rules for brand.toml."""

import re
from dataclasses import asdict, fields

from portal.definitions.mistakes import Faults
from portal.definitions.rules.numbers import length_rules
from portal.domain.contrast import contrast
from portal.domain.definition import Brand, Limits, OpeningHours, PlanningHours, Tokens

COLOUR = re.compile(r"#[0-9a-f]{6}")
DOMAIN = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}")
PREFIX = re.compile(r"[A-Z]{2}")
LEAST, LONGEST_WINDOW = 3, 60
TEXT, CONTROL = 4.5, 3.0
"""WCAG 2.2: least contrast of text (1.4.3) and of what shows a control (1.4.11)."""

PAIRS = (
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("muted", "paper", TEXT),
    ("muted", "surface", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "surface", TEXT),
    ("on_accent", "accent", TEXT),
    ("done", "paper", TEXT),
    ("done", "surface", TEXT),
    ("now", "paper", TEXT),
    ("now", "surface", TEXT),
    ("waiting", "paper", TEXT),
    ("waiting", "surface", TEXT),
    ("late", "paper", TEXT),
    ("late", "surface", TEXT),
    ("line", "paper", CONTROL),
    ("line", "surface", CONTROL),
    ("focus", "paper", CONTROL),
    ("focus", "surface", CONTROL),
)
"""A colour, what it stands on, and the least contrast between them."""


def brand_rules(brand: Brand) -> Faults:
    yield from _colours(brand.tokens)
    yield from _limits(brand.limits)
    yield from _messages(brand)
    yield from length_rules(brand)
    yield from _hours("hours", brand.hours)
    yield from _hours("news_hours", brand.news_hours)
    yield from _planning_hours(brand.planning_hours)
    if not 1 <= brand.most_homes <= 200:
        yield ("most_homes",), f"must be from 1 to 200; it is {brand.most_homes}."
    if not PREFIX.fullmatch(brand.reference_prefix):
        yield ("reference_prefix",), f"must be two capitals; it is {brand.reference_prefix!r}."
    if not 1024 <= brand.port <= 65535:
        yield ("port",), f"must lie within 1024–65535; it is {brand.port}."
    if "nl" not in brand.languages:
        yield ("languages",), "must hold nl: every customer can read the portal in Dutch."
    if not brand.sender.mail.endswith(f"@{brand.sender.domain}"):
        yield ("sender", "mail"), f"must end in @{brand.sender.domain}, the domain that signs the mails."
    if not DOMAIN.fullmatch(brand.sender.replies) or brand.sender.replies == brand.sender.domain:
        yield ("sender", "replies"), f"must be a domain of its own for answers; it is {brand.sender.replies!r}."
    for key in ("draft_days", "follow_after_close_days"):
        if getattr(brand, key) < 1:
            yield (key,), f"must be 1 or more days; it is {getattr(brand, key)}."


def _messages(brand: Brand) -> Faults:
    """A message has a way out, and news isn't held so long that it is none any more."""
    messages = brand.messages
    for place, channel in enumerate(messages.order):
        if channel not in brand.channels:
            yield ("messages", "order", place), f"must be one of the brand's channels; it is {channel}."
    if "mail" not in messages.order:
        yield ("messages", "order"), "must hold mail: links to go on with a form go by mail alone."
    for key, most in (("merge_minutes", 60), ("most_merged", 20), ("contacts_within_hours", 24 * 14)):
        if not 1 <= getattr(messages, key) <= most:
            yield ("messages", key), f"must lie within 1–{most}; it is {getattr(messages, key)}."


def _limits(limits: Limits) -> Faults:
    """A window is short enough to wait for, and a limit leaves room for who clicks twice."""
    for field in fields(limits):
        limit = getattr(limits, field.name)
        if limit.most < LEAST:
            yield ("limits", field.name, "most"), f"must be {LEAST} or more; it is {limit.most}."
        if not 1 <= limit.minutes <= LONGEST_WINDOW:
            yield ("limits", field.name, "minutes"), f"must lie within 1–{LONGEST_WINDOW}; it is {limit.minutes}."


def _hours(key: str, hours: OpeningHours) -> Faults:
    if hours.closes <= hours.opens:
        yield (key, "closes"), f"must be later than opens ({hours.opens}); it is {hours.closes}."


def _colours(tokens: Tokens) -> Faults:
    colours: dict[str, str] = asdict(tokens)
    wrong = {name for name, colour in colours.items() if not COLOUR.fullmatch(colour)}
    for name in sorted(wrong):
        yield ("tokens", name), f"must be a colour as #rrggbb in small letters; it is {colours[name]!r}."
    for one, other, least in PAIRS:
        if wrong.isdisjoint((one, other)):
            found = contrast(colours[one], colours[other])
            if found < least:
                yield ("tokens", one), f"has contrast {found:.2f} on {other}; it needs {least} or more."


def _planning_hours(hours: PlanningHours) -> Faults:
    if not hours.opens < hours.noon < hours.closes:
        between = f"opens and closes ({hours.opens} and {hours.closes})"
        yield ("planning_hours", "noon"), f"must lie between {between}; it is {hours.noon}."
