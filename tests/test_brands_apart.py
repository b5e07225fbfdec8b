"""Two brands are two administrations: neither says the other's words, nothing of one opens anything of the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from portal.bootstrap.chance import new_id
from portal.definitions.words import load_words
from portal.domain.definition import LANGUAGES
from portal.domain.enquiries import ANSWERED
from portal.domain.events import Capability, CodeAsked, DetailsChanged, Shared
from portal.domain.fold import fold
from portal.domain.outgoing import Message
from portal.domain.planning import decide
from portal.domain.reports import LogContact
from portal.domain.talk import Talk
from portal.local.engine import Engine
from portal.messages.render import Renderer
from portal.services.compose import Composer
from portal.services.drafts import begin
from portal.services.message_ports import Mail
from portal.services.talks import to_text
from portal.settings import CONTENT
from portal.store.applications import ApplicationStore
from portal.store.drafts import DraftStore
from tests.builders import NOW, a_commit, a_definition, a_reference
from tests.fakes import InMemoryEnquiries
from tests.functions.apply.customer import DISCIPLINES
from tests.messages.letters import an_answered_enquiry
from tests.pages import OWN_PAGE
from tests.world import World, a_finished_log, a_world

BRANDS = ("mijnaansluiting", "veldgloed")
SIDES = [BRANDS, BRANDS[::-1]]
TALK = LogContact("", NOW, "phone", True, (), "t1", "", None)
ABOUT_TALKS = ("contact", "contact_corrected", "not_reached")
ABOUT = {
    "news": {"news": "invoice_sent"},
    "code": {"form": "f1"},
    "shared": {"words": "who"},
    "details_changed": {"words": "old"},
    "mine": {"mine": "a" * 64, "asked": "29823000"},
    **{name: {"contact": "c1", "agreed": ""} for name in ABOUT_TALKS},
}
"""What a message needs that is about one thing out of many."""
MESSAGES = sorted(folder.name for folder in (CONTENT / "messages").iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def worlds(engine: Engine) -> dict[str, World]:
    return {brand: a_world(engine, brand) for brand in BRANDS}


@pytest.mark.parametrize(("mine", "other"), SIDES)
def test_no_page_says_a_word_of_the_other_brand(worlds: dict[str, World], mine: str, other: str) -> None:
    said = list(pages(worlds[mine]))
    assert len(said) > 30
    assert strange_words(said, mine, other) == []


@pytest.mark.parametrize(("mine", "other"), SIDES)
def test_no_mail_says_a_word_of_the_other_brand(worlds: dict[str, World], mine: str, other: str) -> None:
    said = [(mail.subject, f"{mail.sender_mail}\n{mail.text}\n{mail.html}") for mail in mails(worlds[mine], mine)]
    assert len(said) == len(MESSAGES) * len(LANGUAGES)
    assert strange_words(said, mine, other) == []


@pytest.mark.parametrize(("mine", "other"), SIDES)
def test_no_link_or_cookie_opens_anything_of_the_other_brand(worlds: dict[str, World], mine: str, other: str) -> None:
    home, stranger = worlds[mine], worlds[other]
    for route in stranger.routes():
        if "GET" in route.methods:
            client = stranger.client(home.apps[route.function])
            answer = client.get(route.path(), follow_redirects=True)
            shown = answer.get_data(as_text=True).partition("<main")[2].replace(route.path(), "where they were going")
            assert answer.status_code in (200, 401, 404), route.rule
            assert [word for word in (stranger.genuine["ref"], "Proefstraat", "Sanne") if word in shown] == [], (
                route.rule
            )


@pytest.mark.parametrize(("mine", "other"), SIDES)
def test_no_key_reports_anything_at_the_other_brand(worlds: dict[str, World], mine: str, other: str) -> None:
    event = {"event_id": "1", "type": "released", "application": worlds[mine].genuine["ref"]}
    answer = (
        worlds[mine]
        .apps["planning_api"]
        .test_client()
        .post("/api/planning/v1/events", json=event, headers={"Authorization": f"Bearer {worlds[other].key}"})
    )
    assert answer.status_code == 401


def pages(world: World) -> Iterator[tuple[str, str]]:
    """Every page that can be looked at, and what it says when nothing is filled in."""
    for route in world.routes():
        for method in ("GET", "POST"):
            answer = world.client(route.app).open(route.path(), method=method, headers=OWN_PAGE)
            yield f"{method} {route.rule}", answer.get_data(as_text=True)


def mails(world: World, brand: str) -> Iterator[Mail]:
    """Every message in both languages, about an application that is done and a draft that was saved."""
    drafts, applications = DraftStore(world.tables, lambda: NOW), ApplicationStore(world.tables)
    definition, settings = a_definition(brand), world.settings
    render = Renderer(settings, definition, load_words(brand, CONTENT))
    compose = Composer(applications, drafts, definition, settings.link_keys, settings.base_url, render)
    compose = replace(compose, enquiries=InMemoryEnquiries({"e1": an_answered_enquiry()}))
    for number, language in enumerate(LANGUAGES, start=100):
        reference = a_reference(number, definition.brand.reference_prefix)
        log = a_finished_log(brand, language)
        state = fold(reference, log)
        talk = decide(state, TALK, state.contractor, definition, NOW)
        apart = (
            Shared(NOW, "customer", Capability("p1", "act", 1), "who", language),
            DetailsChanged(NOW, "customer", ("mail",), "old", language),
            CodeAsked(NOW, "customer", "cancel", "f1"),
        )
        words = {
            "t1": to_text(Talk("Jet de Planner", "Sanne de Tester", "Alles is klaar.")),
            "who": '{"name": "Kim", "mail": "kim@klant.example"}',
            "old": "sanne@klant.example",
        }
        applications.commit(replace(a_commit((*log, *talk, *apart), reference), texts=words))
        saved = {"saved": {"mail": "sanne@klant.example"}}
        draft = begin(drafts, new_id, language, saved, NOW + timedelta(days=1)).id
        for name in MESSAGES:
            about_draft = name in ("resume", "resume_reminder", ANSWERED)
            values = {
                "discipline": DISCIPLINES[brand][0],
                "sequence": "1",
                "by": state.contractor,
                "reply": "0",
                **ABOUT.get(name, {}),
            }
            subject = "e1" if name == ANSWERED else draft if about_draft else reference
            mail = compose(Message(name, subject, name, "news", NOW, values, about_draft=about_draft), NOW)
            assert mail is not None, name
            yield mail


def strange_words(said: Iterable[tuple[str, str]], mine: str, other: str) -> list[str]:
    pattern = re.compile("|".join(words_of_its_own(other, mine)))
    return [f"{where}: {found}" for where, text in said for found in pattern.findall(text)]


def words_of_its_own(brand: str, reader: str) -> Iterator[str]:
    """What only this brand says: its name, addresses, references, organisations and disciplines."""
    definition = a_definition(brand)
    us, parties = definition.brand, definition.organisations
    yield rf"\b{us.reference_prefix}-\w{{4}}-\w{{3}}\b"
    yield from map(re.escape, (us.name, us.phone, us.mail, us.address, us.sender.mail, us.tokens.accent))
    yield from (re.escape(party.name) for party in (*parties.operators, *parties.contractors, *parties.combis))
    own_name = a_definition(reader).brand.name
    for discipline in definition.catalogue.disciplines:
        for name in (discipline.name.nl, discipline.name.en):
            assert name not in own_name
            yield rf"\b{re.escape(name)}\b"
