"""Every message of each brand, in each language and by each way: sound, its own, and leading where it should."""

import re
from dataclasses import replace
from functools import cache

import html5lib
import pytest
from bs4 import BeautifulSoup

from portal.domain.definition import LANGUAGES, Language
from portal.domain.gsm import ALPHABET, TWICE, parts
from portal.local.examples import notifications
from portal.local.examples_page import FORMS, Examples
from portal.local.postvak import create_app
from portal.services.message_ports import Letter, Mail, Sms
from tests.builders import a_definition
from tests.pages import Pages
from tests.web.portals import a_portal

BRANDS = ("mijnaansluiting", "veldgloed")
SITE = "https://portaal.example"
URL = re.compile(r"https?://[^\s<>\"]+")
MOST_PARTS = 2
"""Text messages that one message may cost."""


@cache
def shown(brand: str) -> Examples:
    portal = a_portal(brand)
    return Examples(replace(portal, settings=replace(portal.settings, origins=(SITE,))))


CASES = [
    pytest.param(brand, language, told.event, id=f"{brand}-{language}-{told.event}")
    for brand in BRANDS
    for language in LANGUAGES
    for told in notifications(a_definition(brand))
]
every = pytest.mark.parametrize(("brand", "language", "key"), CASES)
BY_MAIL = ("draft_saved", "shared", "details_changed")
on_paper = [case for case in CASES if case.values[2] not in (*BY_MAIL, "code_asked")]
as_text = [case for case in CASES if case.values[2] not in BY_MAIL]


@every
def test_its_html_is_valid_and_needs_no_pictures(brand: str, language: Language, key: str) -> None:
    mail = shown(brand).message(key, language, "mail")
    assert isinstance(mail, Mail)
    html5lib.HTMLParser(strict=True).parse(mail.html.partition("#}")[2] or mail.html)
    assert BeautifulSoup(mail.html, "html5lib").select("img, [background], link, script") == []
    assert len(BeautifulSoup(mail.html, "html5lib").select("h1")) == 1


@every
def test_every_link_is_the_brands_own(brand: str, language: Language, key: str) -> None:
    mail = shown(brand).message(key, language, "mail")
    assert isinstance(mail, Mail)
    home = f"{SITE}/" if language == "nl" else f"{SITE}/en/"
    links = URL.findall(mail.text + mail.html)
    assert links
    assert all(link.startswith(home) for link in links)
    assert mail.sender_mail == a_definition(brand).brand.sender.mail


@every
def test_it_can_be_ended_where_it_can_be_done_without(brand: str, language: Language, key: str) -> None:
    mail = shown(brand).message(key, language, "mail")
    assert isinstance(mail, Mail)
    ending = "/unsubscribe/" if language == "en" else "/afmelden/"
    can = key == "all_completed"
    assert (ending in mail.unsubscribe) == can
    assert (ending in mail.text, ending in mail.html) == (can, can)


@pytest.mark.parametrize(("brand", "language", "key"), as_text)
def test_as_a_text_message_it_is_short_readable_and_leads_to_the_application(
    brand: str, language: Language, key: str
) -> None:
    sms = shown(brand).message(key, language, "sms")
    assert isinstance(sms, Sms)
    assert set(sms.text) <= ALPHABET | TWICE
    assert parts(sms.text) <= MOST_PARTS
    assert sms.text.startswith(f"{a_definition(brand).brand.name}: ")
    assert len(URL.findall(sms.text)) == 1


@pytest.mark.parametrize(("brand", "language", "key"), on_paper)
def test_as_a_letter_it_says_the_same_without_asking_to_tap_or_to_reply(
    brand: str, language: Language, key: str
) -> None:
    letter = shown(brand).message(key, language, "letter")
    mail = shown(brand).message(key, language, "mail")
    assert isinstance(letter, Letter)
    assert isinstance(mail, Mail)
    assert URL.findall(letter.text) == []
    assert not re.search(r"\b(tik op|tap a|beantwoord deze mail|reply to this)\b", letter.text, re.IGNORECASE)
    assert letter.subject == mail.subject
    assert letter.link.startswith(SITE)
    for line in letter.text.splitlines():
        assert line in mail.text or "code" in line


def test_the_page_leads_to_each_of_them_in_every_form() -> None:
    portal = a_portal()
    pages = Pages(create_app(replace(portal, settings=replace(portal.settings, mailbox=portal.settings.content))))
    links = [str(link["href"]) for link in pages.get("/postvak/voorbeelden/").soup.select("main li a")]
    told = notifications(a_definition())
    everything = len(told) - len(BY_MAIL) - 1
    assert len(links) == len(LANGUAGES) * (everything * len(FORMS) + len(BY_MAIL) * 2 + 3)
    for link in links[:40]:
        assert pages.client.get(link).status_code == 200
    assert pages.client.get("/postvak/voorbeelden/nothing/nl/mail").status_code == 404
    for key, form in (("draft_saved", "sms"), ("shared", "brief"), ("details_changed", "sms"), ("code_asked", "brief")):
        assert pages.client.get(f"/postvak/voorbeelden/{key}/nl/{form}").status_code == 404
