"""Where a person takes over: a mail answered by mail, a call-back from the form, a search that finds nothing.

On a phone, with and without JavaScript; axe looks at each page.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.browsing import APPLY, apply, what, where
from tests.journeys.staff import DESK, Colleague
from tests.journeys.test_chain import POWER

pytestmark = pytest.mark.long
SERVICE = "klantenservice"
QUESTIONS = "/medewerkers/vragen/"


def looked_at(person):
    """Everything on the page passes axe, and nothing on it is wider than the phone."""
    assert violations(person.page) == []
    assert person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def service(someone):
    colleague = Colleague(someone(**DESK))
    colleague.sign_in(SERVICE)
    return colleague


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_search_that_finds_nothing_hands_over_with_the_words_typed_so_far(someone, service, scripts):
    person = someone(java_script_enabled=scripts)
    person.open("/zoeken/")
    person.page.locator("input[name=q]").fill("linkje kwijt")
    person.press(person.page.get_by_role("button", name="Zoek"))
    expect(person.page.locator(".found a").first).to_contain_text("Ik ben de link kwijt")
    if scripts:
        looked_at(person)

    words = f"xylofoon {person.mail}"
    person.page.locator("input[name=q]").fill(words)
    person.press(person.page.get_by_role("button", name="Zoek"))
    person.press(person.page.get_by_role("link", name="Stel uw vraag of laat u bellen"))
    expect(person.page.locator("[name=text]")).to_have_value(words)
    if scripts:
        looked_at(person)
    person.fill({"mail": person.mail})
    person.press()
    expect(person.page.locator("h1")).to_have_text("Uw vraag is bij ons")

    service.person.open(QUESTIONS)
    service.person.press(service.page.locator("li").filter(has_text=words).locator("a"))
    expect(service.page.locator("main")).to_contain_text(f"Eerst gezocht op: {words}")
    service.page.locator("[name=text]").fill("Die hebben wij niet.")
    service.page.locator("input[value=mail]").check()
    service.person.press()
    expect(service.page.locator("main")).to_contain_text("Beantwoord")
    person.read(person.letter("Ons antwoord op uw vraag"))
    expect(person.page.locator("body")).to_contain_text("Die hebben wij niet.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_who_gets_stuck_in_the_form_is_called_by_somebody_who_sees_it(someone, service, scripts):
    person = someone(java_script_enabled=scripts)
    person.open(APPLY["nl"])
    what(person, "new", ("electricity", "water"))
    where(person)
    name = f"Sanne {person.mail.partition('@')[0]}"
    person.fill({"name": name})
    person.press(person.page.locator("main button[name=call]"))
    expect(person.page.locator("main")).to_contain_text("U was bezig met een aanvraag")
    if scripts:
        looked_at(person)
    person.fill({"text": "Wie is de aanvrager?", "phone": "06 12345678"})
    person.page.locator("select[name=part]").select_option("morning")
    person.press()
    expect(person.page.locator("main")).to_contain_text("Wij bellen u uiterlijk")

    service.person.open(QUESTIONS)
    service.person.press(service.page.get_by_role("link", name=name))
    for told in ("Bij de stap: Wie?", "Proefstraat", "Het liefst in de ochtend", name):
        expect(service.page.locator("main")).to_contain_text(told)
    looked_at(service.person)
    service.page.locator("[name=text]").fill("Uitgelegd wie de aanvrager is.")
    service.page.locator("input[value=spoken]").check()
    service.person.press()
    expect(service.page.locator("main")).to_contain_text("Beantwoord")

    person.open("/aanvragen/wie/")
    expect(person.page.locator("[name=name]")).to_have_value(name)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_mail_is_answered_by_mail(someone, scripts):
    person = someone(java_script_enabled=scripts)
    reference = apply(person)
    letter = person.letter()
    if scripts:
        looked_at(person)
    person.press(letter.get_by_role("link", name="Beantwoord"))
    if scripts:
        looked_at(person)
    person.fill({"words": "Kan het hek blijven staan?"})
    person.press()

    preparer = Colleague(someone(**DESK))
    preparer.sign_in(f"werkvoorbereider.{POWER}")
    for _ in range(40):
        preparer.open(reference)
        if "Kan het hek blijven staan?" in preparer.page.locator("main").inner_text():
            break
        preparer.page.wait_for_timeout(250)
    expect(preparer.page.locator("main")).to_contain_text("Kan het hek blijven staan?")
    expect(preparer.page.locator("main")).not_to_contain_text("schreef")
    looked_at(preparer.person)
    person.open(f"/volgen/{reference}")
    if scripts:
        looked_at(person)
