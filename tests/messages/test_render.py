"""Every message to every customer: what it says, in what words, and where its links lead."""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.definition import LANGUAGES, Language
from portal.messages.transport import as_message
from portal.services.message_ports import Mail, Refused
from tests.builders import a_definition, a_person
from tests.messages.letters import BRANDS, CASES, IN_SITUATION, SITE, all_messages, letter

every_letter = pytest.mark.parametrize(("name", "when", "language", "brand"), CASES)
URL = re.compile(r"https?://[^\s<>\"]+")
OTHER_WORDS = {
    "mijnaansluiting": ("Veldgloed", "warmte", "installateur", "installer"),
    "veldgloed": ("Mijn Aansluiting", "mijnaansluiting", "aannemer", "netbeheerder", "contractor", "network operator"),
}


@cache
def sent(name: str, when: str, language: Language, brand: str = "mijnaansluiting") -> Mail:
    return letter(name, language, brand, when=when)


@cache
def seen(mail: Mail) -> BeautifulSoup:
    return BeautifulSoup(mail.html, "html5lib")


def plain(text: str) -> str:
    """Words and numbers alone: how they are set out differs between text and HTML."""
    return " ".join(re.sub(r"[:•\-–=(),.]", " ", URL.sub(" ", text)).split())


def test_every_message_is_tested_here() -> None:
    assert {name.split()[0] for name, *_ in (case.values for case in CASES)} == all_messages()


@pytest.mark.parametrize("brand", BRANDS)
def test_every_message_that_a_process_sends_is_there(brand: str) -> None:
    assert {told.message for told in a_definition(brand).process.notifications} <= all_messages()


WITHOUT_LINK = ("code", "details_changed")
"""A code is typed where one is already, and an old address gets no way in."""


@every_letter
def test_it_is_addressed_and_signed(name: str, when: str, language: Language, brand: str) -> None:
    mail, its = sent(name, when, language, brand), a_definition(brand).brand
    assert (mail.to, mail.language) == (a_person().mail, language)
    assert (mail.sender_name, mail.sender_mail) == (its.sender.name, its.sender.mail)
    assert mail.subject
    assert "\n" not in mail.subject
    assert its.phone in mail.text
    assert seen(mail).find("html", lang=language)


@every_letter
def test_nothing_is_left_unfilled(name: str, when: str, language: Language, brand: str) -> None:
    mail = sent(name, when, language, brand)
    for text in (mail.subject, mail.text, mail.html):
        assert not re.search(r"\{[{%a-z]|\bNone\b|\bUndefined\b", text)
    assert "\n\n\n" not in mail.text
    assert "&lt;" not in mail.html


@every_letter
def test_text_and_html_say_the_same(name: str, when: str, language: Language, brand: str) -> None:
    mail = sent(name, when, language, brand)
    page = seen(mail)
    text, html = plain(mail.text), plain(page.body.get_text(" ") if page.body else "")
    for line in mail.text.splitlines():
        if not re.match(r"\d+( \(.*\))?: https", line):
            assert plain(line) in html
    for block in page.select("h1, li, tr, p:not(:has(a))"):
        if not block.select("a") and "=" not in block.get_text():
            assert plain(block.get_text(" ")) in text


@every_letter
def test_all_links_are_ours_and_the_same_in_text_and_html(name: str, when: str, language: Language, brand: str) -> None:
    mail = sent(name, when, language, brand)
    links = {str(link["href"]) for link in seen(mail).select("a")}
    in_text = {url.rstrip(".") for url in URL.findall(mail.text)}
    home = f"{SITE}/" if language == "nl" else f"{SITE}/en/"
    assert bool(links) == (name not in WITHOUT_LINK)
    assert in_text == links | {home}
    assert all(link.startswith(home) for link in links)


@every_letter
def test_nothing_is_fetched_from_anywhere(name: str, when: str, language: Language, brand: str) -> None:
    """No picture that tells when it was read, no style that a mail reader would throw away."""
    page = seen(sent(name, when, language, brand))
    assert page.select("[src], link, script, style, img, [background]") == []
    assert "url(" not in str(page)


@every_letter
def test_it_speaks_no_other_brands_words(name: str, when: str, language: Language, brand: str) -> None:
    mail = sent(name, when, language, brand)
    (other,) = (a_definition(known) for known in BRANDS if known != brand)
    foreign = {other.brand.name, other.brand.phone, other.brand.mail, other.brand.sender.domain, other.brand.address}
    foreign |= {party.name for party in (*other.organisations.operators, *other.organisations.contractors)}
    whole = f"{mail.subject} {mail.text} {mail.html} {mail.message_id}".lower()
    assert [word for word in (*foreign, *OTHER_WORDS[brand]) if word.lower() in whole] == []


@pytest.mark.parametrize(
    ("name", "when"),
    [("delivered", "delivered"), ("news quote_sent", "quoted"), ("news invoice_sent", "invoiced")],
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", BRANDS)
def test_an_operators_message_holds_no_planning_word(name: str, when: str, language: Language, brand: str) -> None:
    """[KCP] rule 1: delivery, quote and invoice are the operators' own news, and they never speak of planning."""
    mail = sent(name, when, language, brand)
    words = a_definition(brand).process.planning_words or a_definition().process.planning_words
    said = f"{mail.subject} {mail.text}"
    assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)] == []


def test_the_same_message_always_has_the_same_id() -> None:
    once, again, other = (letter("released", id=id) for id in ("MA-1.2.released", "MA-1.2.released", "MA-1.3.released"))
    assert once.message_id == again.message_id != other.message_id
    assert once.message_id.endswith("@mijnaansluiting.example>")


@pytest.mark.parametrize(
    ("name", "when", "dutch", "english"),
    [
        ("confirmation", "expected", "Uw aanvraag MA-2222-222 is ontvangen", "We have your application MA-2222-222"),
        (
            "released",
            "released",
            "Grondwerk Oost heeft uw opdracht (MA-2222-222)",
            "Grondwerk Oost has your order (MA-2222-222)",
        ),
        (
            "soft_date",
            "soft",
            "Uw aansluiting is voorlopig gepland in week 14 (5 tot en met 9 april)",
            "Your connection is provisionally planned for week 14 (5 to 9 April)",
        ),
        (
            "soft_date",
            "shifted",
            "Uw aansluiting is verschoven naar week 17 (26 tot en met 30 april)",
            "Your connection has been moved to week 17 (26 to 30 April)",
        ),
        (
            "soft_date",
            "apart",
            "De planning van uw aanvraag MA-2222-222",
            "The planning of your application MA-2222-222",
        ),
        (
            "hard_date",
            "hard morning",
            "Uw aansluiting is gepland op dinsdag 6 april 2027, in de ochtend",
            "Your connection is planned for Tuesday 6 April 2027, in the morning",
        ),
        ("cancelled", "one cancelled", "Water is gestopt (MA-2222-222)", "Water is cancelled (MA-2222-222)"),
        (
            "survey",
            "completed",
            "Het werk is klaar. Welk cijfer geeft u ons?",
            "The work is done. How would you grade us?",
        ),
    ],
)
def test_the_subject_says_the_news(name: str, when: str, dutch: str, english: str) -> None:
    assert sent(name, when, "nl").subject == dutch
    assert sent(name, when, "en").subject == english


def test_the_confirmation_says_what_happens_next_and_who_calls_when() -> None:
    text = sent("confirmation", "expected", "nl").text
    assert "Wij hebben uw aanvraag voor stroom en water ontvangen. Uw nummer is MA-2222-222." in text
    assert "- Stroom: €\N{NO-BREAK SPACE}895,00" in text
    assert "Grondwerk Oost belt u uiterlijk donderdag 3 december 2026 (week 49)." in text
    assert "Uw wens is week 14 (5 tot en met 9 april)." in text
    assert "Dan sluiten wij u in die week aan." in text
    assert "Stuur ons nog:\n- Situatietekening\n- Plattegrond met de meterkast\n" in text


def test_a_wish_that_comes_too_soon_is_not_promised() -> None:
    text = sent("confirmation", "wish too early", "nl").text
    assert "Zo snel lukt het meestal niet. Verwacht: week" in text
    assert "sluiten wij u in die week aan" not in text


def test_with_a_quote_the_operator_calls_first() -> None:
    text = sent("confirmation", "quote", "nl").text
    assert "De netbeheerder belt u om de aanvraag door te nemen en stuurt u een offerte." in text
    assert text.index("Stroomland Netbeheer belt u") < text.index("Grondwerk Oost belt u uiterlijk")


def test_a_shift_says_the_new_date_the_old_one_and_why() -> None:
    text = sent("soft_date", "shifted", "nl").text
    assert text.startswith("Het werk is verschoven\n")
    assert "Voorlopig: week 17 (26 tot en met 30 april)\nEerst was dat week 14 (5 tot en met 9 april)." in text
    assert "De grond is bevroren" in text


def test_a_message_that_was_overtaken_says_what_stands_now() -> None:
    """A week agreed at night and a day agreed before eight: both mails say the day."""
    late = sent("soft_date", "hard", "nl")
    assert late.subject == "Uw aansluiting is gepland op dinsdag 6 april 2027"
    assert "voorlopig" not in late.text.lower()


def test_every_grade_can_be_tapped_in_the_mail() -> None:
    page = seen(sent("survey", "completed", "nl"))
    taps = [(link.get_text(), str(link["href"])) for link in page.select("table a")]
    assert [tap for tap, _ in taps] == [str(grade) for grade in range(1, 11)]
    assert all(link.endswith(f"?cijfer={tap}") for tap, link in taps)


def test_the_survey_opens_with_who_reports_that_all_is_done() -> None:
    """[KCP] the operators' own confirmation may come later."""
    assert "Grondwerk Oost meldt dat alles klaar is." in sent("survey", "completed", "nl").text


def test_a_resume_mail_says_how_long_the_link_works_and_that_nothing_was_sent() -> None:
    text = sent("resume", "expected", "nl").text
    assert "De link werkt tot en met zondag 6 december 2026." in text
    assert "Uw aanvraag is nog niet verstuurd." in text


HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    '"><a href="https://elders.example">',
    "a\r\nBcc: b@c.example",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("name", IN_SITUATION)
def test_what_the_customer_typed_stays_text(name: str, typed: str) -> None:
    when = IN_SITUATION[name][0]
    mail = letter(name, when=when, person=a_person(name=typed))
    usual = sent(name, when, "nl")
    assert len(seen(mail).find_all(True)) == len(seen(usual).find_all(True))
    assert {link["href"] for link in seen(mail).select("a")} == {link["href"] for link in seen(usual).select("a")}
    assert typed.split()[0] in mail.text
    assert set(as_message(mail).keys()) == set(as_message(usual).keys())


@settings(max_examples=50)
@given(st.text(min_size=1))
def test_no_name_changes_the_headers(typed: str) -> None:
    mail = letter("confirmation", person=a_person(name=typed))
    assert as_message(mail).items() == as_message(sent("confirmation", "expected", "nl")).items()


def test_an_address_that_is_none_is_refused_in_words() -> None:
    mail = letter("confirmation", person=a_person(mail="sanne@klant.example\r\nBcc: b@c.example"))
    with pytest.raises(Refused, match="no mail address"):
        as_message(mail)
