"""Every message as it would leave: from an application in a situation that fits it, in both brands and languages."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import pytest

from portal.definitions.words import load_words
from portal.domain.application import Application
from portal.domain.definition import LANGUAGES, Language
from portal.domain.enquiries import ANSWERED, Enquiry, Reply
from portal.domain.events import Capability, CodeAsked, ContactLogged, DetailsChanged, Event, NextContact, Shared
from portal.domain.outgoing import APART, Message
from portal.domain.person import Person
from portal.domain.talk import Talk
from portal.messages.render import Renderer
from portal.services.compose import Composer
from portal.services.draft_ports import Draft
from portal.services.message_ports import Mail
from portal.services.talks import to_text
from portal.settings import CONTENT, Settings
from tests.builders import NOW, a_definition, a_person, after, some_settings
from tests.fakes import InMemoryEnquiries
from tests.services.in_memory import InMemoryApplications
from tests.services.post import a_message
from tests.situations import SITUATIONS

BRANDS = ("mijnaansluiting", "veldgloed")
SITE = "https://portaal.example"
DISCIPLINE = {"mijnaansluiting": "water", "veldgloed": "heat"}
IN_SITUATION: Mapping[str, tuple[str, ...]] = {
    "confirmation": ("expected", "wish too early", "quote"),
    "released": ("released",),
    "soft_date": ("soft", "shifted", "apart", "hard", "cancelled"),
    "hard_date": ("hard", "hard morning", "hard shifted", "soft", "delivered"),
    "stalled": ("stalled by you", "resumed"),
    "resumed": ("resumed",),
    "cancelled": ("one cancelled", "cancelled"),
    "completed": ("one completed", "completed"),
    "delivered": ("delivered",),
    "survey": ("completed", "delivered"),
    "lost_link": ("expected", "cancelled"),
    "mine": ("expected", "delivered"),
    "contact": ("released", "soft", "hard", "apart"),
    "contact_corrected": ("released", "hard"),
    "not_reached": ("released", "soft"),
    "news quote_sent": ("quoted", "quote"),
    "news quote_accepted": ("released",),
    "news quote_refused": ("quote refused",),
    "news quote_expired": ("quote refused",),
    "news invoice_sent": ("invoiced", "quote"),
    "news invoice_paid": ("invoiced",),
    "news congested": ("congested",),
    "news inspection_planned": ("looking",),
    "news inspected": ("looked",),
    "news inspection_failed": ("looked badly",),
    "news point_noted": ("point",),
    "news point_solved": ("point",),
    "news date_corrected": ("soft",),
    "news complaint_made": ("complained",),
    "news complaint_raised": ("complained",),
    "news complaint_answered": ("complaint answered",),
    "news question_asked": ("asked",),
    "news question_passed_on": ("asked",),
    "news question_answered": ("question answered",),
    "news date_wished": ("wished",),
    "news change_wished": ("wished",),
    "news wish_granted": ("wish decided",),
    "news wish_refused": ("wish decided",),
    "news papers_added": ("expected",),
    "news customer_works_ready": ("soft",),
    "news silence_chosen": ("expected",),
    "news reminded_quote_accepted": ("quoted", "quote"),
    "news reminded_invoice_paid": ("invoiced", "quote"),
    "news reminded_information_complete": ("expected",),
    "news reminded_customer_works_ready": ("soft",),
    "code": ("expected",),
    "shared": ("expected",),
    "details_changed": ("expected",),
    "news still_on_it": ("still on it",),
}
"""Situations in which a message may leave: those in which it was made, and later ones that overtook it."""

WORDS = "Het hek staat in de weg."
"""What stands in every TEXT item that a situation refers to."""

ABOUT_TALKS = ("contact", "contact_corrected", "not_reached")
NOT_FOR_HEAT = ("congested", "apart", "one completed", "one cancelled", "looking", "looked", "looked badly")
"""Situations that need two disciplines, a full network or a look at the site, which the heat brand has not."""


def all_messages() -> set[str]:
    """The names of the messages that stand in ``content``."""
    return {folder.name for folder in (CONTENT / "messages").iterdir()}


@dataclass
class OneDraft:
    """As much of the drafts as a resume mail reads."""

    draft: Draft

    def load(self, id: str) -> Draft:
        return self.draft


@cache
def renderer(brand: str) -> tuple[Settings, Renderer]:
    settings = some_settings(brand=brand, origins=(SITE,))
    return settings, Renderer(settings, a_definition(brand), load_words(brand, CONTENT))


def composer(brand: str, state: Application, person: Person, draft: Draft) -> Composer:
    settings, render = renderer(brand)
    applications = InMemoryApplications(state)
    applications.people = {state.reference: person}
    applications.words = defaultdict(lambda: WORDS)
    applications.words[state.reference, "t1"] = to_text(Talk("Jet de Planner", person.name, "De meterkast is klaar."))
    applications.words[state.reference, "who"] = json.dumps({"name": "Kim", "mail": a_person().mail})
    applications.words[state.reference, "old"] = a_person().mail
    drafts = OneDraft(draft)
    compose = Composer(applications, drafts, a_definition(brand), settings.link_keys, SITE, render)  # type: ignore[arg-type]
    return replace(compose, enquiries=InMemoryEnquiries({"e1": an_answered_enquiry(state.language)}))


def an_answered_enquiry(language: Language = "nl") -> Enquiry:
    """A question by mail that belongs to no application, with its answer."""
    reply = Reply(NOW, "Kim van de Klantenservice", WORDS, by_mail=True)
    asked = "Kan het hek blijven staan?"
    mail = a_person().mail
    return Enquiry("e1", NOW, NOW, language, "mail", asked, mail=mail, message_id="<1@x.example>", replies=(reply,))


def situation(name: str, brand: str, language: Language, **changes: object) -> Application:
    if brand == "veldgloed":
        changes = {"disciplines": ("heat",), "brand": brand, **changes}
    return SITUATIONS[name](language=language, **changes)


def letter(
    name: str,
    language: Language = "nl",
    brand: str = "mijnaansluiting",
    *,
    when: str = "expected",
    person: Person | None = None,
    id: str = "m1",
) -> Mail:
    """The message ``name`` to a customer whose application is in the situation ``when``."""
    state = situation(when, brand, language)
    draft = Draft("d1", language, {"saved": {"mail": a_person().mail}}, NOW + timedelta(days=14))
    values: Mapping[str, str] = {"discipline": DISCIPLINE[brand], "by": state.contractor, **about(name)}
    if name in ABOUT_TALKS:
        state, values = talked(state, reached=name != "not_reached")
    if name in APART:
        state, values = apart(name, state)
    message = a_message(id, subject=state.reference, name=name.split()[0], values=values)
    if name in ("resume", "resume_reminder"):
        message = Message(id, "d1", name, "answer", NOW, {}, about_draft=True)
    if name == ANSWERED:
        message = Message(id, "e1", ANSWERED, "answer", NOW, {"reply": "0"}, about_draft=True)
    at = max(line.at for line in state.lines) + timedelta(minutes=1)
    mail = composer(brand, state, person or a_person(), draft)(message, at)
    assert mail is not None
    return mail


def talked(state: Application, *, reached: bool) -> tuple[Application, dict[str, str]]:
    """The application after a call about its planning, and the values of the message about it."""
    at = max(line.at for line in state.lines)
    then = NextContact(date(2027, 3, 1), state.contractor, "phone")
    event = ContactLogged(at, state.contractor, "c1", "1", (), at, "phone", False, reached, (), "t1", then)
    agreed = "DateAgreed" if any(order.current for order in state.orders) else ""
    ending = {"next_week": then.week.isoformat(), "next_by": then.by, "next_means": then.means}
    return after(state, [event]), {"contact": "c1", "agreed": agreed, **ending}


def apart(name: str, state: Application) -> tuple[Application, Mapping[str, str]]:
    """The application after what such a message follows from, and the values of it."""
    at, language = max(line.at for line in state.lines), state.language
    happened: Mapping[str, tuple[Event, Mapping[str, str]]] = {
        "code": (CodeAsked(at, "customer", "cancel", "f1"), {"form": "f1"}),
        "shared": (Shared(at, "customer", Capability("p1", "act", 1), "who", language), {"words": "who"}),
        "details_changed": (DetailsChanged(at, "customer", ("mail",), "old", language), {"words": "old"}),
    }
    event, values = happened[name]
    return after(state, [event]), values


def about(name: str) -> Mapping[str, str]:
    """What a message about a piece of news points at: each situation has one point and one complaint at most."""
    if name == "mine":
        return {"mine": "a" * 64, "asked": "29823000"}
    return {"news": name.split()[1], "point": "p1", "complaint": "k1", **answered(name)} if " " in name else {}


def answered(name: str) -> Mapping[str, str]:
    if "wish" in name:
        return {"wish": "w1"}
    return {"question": "q1"} if "question" in name else {}


def possible(brand: str) -> list[tuple[str, str]]:
    """Every message with each situation it may leave in."""
    found = [(name, when) for name, situations in IN_SITUATION.items() for when in situations]
    if brand == "veldgloed":
        found = [(name, when) for name, when in found if when not in NOT_FOR_HEAT]
    return [*found, ("resume", "expected"), ("resume_reminder", "expected"), (ANSWERED, "expected")]


CASES = [
    pytest.param(name, when, language, brand, id=f"{brand}-{language}-{name}-{when}".replace(" ", "-"))
    for brand in BRANDS
    for language in LANGUAGES
    for name, when in possible(brand)
]
"""All of them, for tests that hold of every letter."""
