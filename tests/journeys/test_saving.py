"""Stopping and going on, a lost link, and a button that is pressed twice."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import APPLY, REFERENCE, apply, reference_on, what, when_and_drawings, where, who

TWO_MINUTES = 120
"""A link is mailed at most once a minute."""
RESUME = {"nl": "Ga verder", "en": "Go on"}


@pytest.mark.long
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_application_goes_on_by_mailed_link_on_another_device_twice(server, someone, language):
    first = someone(language)
    first.open(APPLY[language])
    what(first, "new", ("electricity", "water"))
    save(first)
    first.fill({"mail": first.mail})
    first.press()
    link = resume_link(first, 1)

    second = someone(language, first.mail)
    second.open(link)
    assert second.page.locator("input[name=postcode]").is_visible()
    where(second)
    server.later(TWO_MINUTES)
    save(second)
    resume_link(second, 2)

    third = someone(language, first.mail)
    third.open(link)
    who(third)
    when_and_drawings(third)
    third.press()
    assert REFERENCE.fullmatch(reference_on(third.page))


@pytest.mark.long
def test_a_lost_link_is_mailed_again(someone):
    person = someone()
    reference = apply(person)
    other = someone(mail=person.mail)
    other.open("/volgen/")
    other.fill({"reference": reference.lower().replace("-", " "), "mail": person.mail.upper()})
    other.press()
    expect(other.page.locator("h1")).to_have_text("Kijk in uw mail")
    other.read(other.letter("De link naar uw aanvraag"))
    other.open(other.link("Volg uw aanvraag"))
    expect(other.page.locator("h1")).to_contain_text(reference)


@pytest.mark.long
def test_a_double_click_on_send_makes_one_application_and_one_mail(someone):
    person = someone()
    person.open(APPLY["nl"])
    what(person, "new", ("electricity", "water"))
    where(person)
    who(person)
    when_and_drawings(person)
    person.page.locator("main .buttons button").first.dblclick()
    expect(person.page.locator("h1")).to_have_text("Uw aanvraag is verstuurd")
    reference = reference_on(person.page)
    person.letter(reference)
    person.page.wait_for_timeout(2_500)
    assert person.letters().count() == 1


def save(person):
    person.press(person.page.locator("main .buttons button[name=later]"))


def resume_link(person, number):
    person.read(person.letter(RESUME[person.language], number))
    return person.page.locator("a[href*='/aanvragen/verder/'], a[href*='/apply/resume/']").first.get_attribute("href")
