"""No mail, letters only: somebody applies without a mail address, and follows it all from what comes by post."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.browsing import Person, reference_on, what, when_and_drawings, where
from tests.journeys.server import Server
from tests.journeys.staff import DESK, Colleague

pytestmark = pytest.mark.long
TRIES = 40
"""Each a quarter of a second: a letter is in the print room by then."""
WAITED = 330
"""Seconds: longer than news waits for other news."""


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_somebody_without_mail_is_written_to_on_paper(server, someone, script):
    customer = someone("nl", java_script_enabled=script)
    printer = Colleague(someone("nl", **DESK))
    printer.sign_in("beheerder")

    reference = apply_without_mail(customer)
    confirmation = letter_about(printer, reference)
    customer.open(address_on(printer, confirmation))
    expect(customer.page.locator("h1")).to_contain_text(reference)
    assert letters(customer, reference) == 0

    printed(printer, reference)
    released(server, reference)
    letter_about(printer, reference)


def apply_without_mail(person: Person) -> str:
    person.open("/aanvragen/")
    what(person, "new", ("electricity",))
    where(person)
    person.fill({"name": "Sanne de Tester"})
    person.press()
    person.fill({"phone": "026 1234567", "mail": ""})
    person.choose("channel", "letter")
    person.press()
    person.press()
    when_and_drawings(person)
    person.press()
    expect(person.page.locator("main")).to_contain_text("bevestiging per brief")
    return reference_on(person.page)


def letter_about(printer: Colleague, reference: str) -> Locator:
    """The link to the letter, once it waits to be printed."""
    for _ in range(TRIES):
        printer.person.open("/medewerkers/brieven/")
        found = printer.page.locator("main li a").filter(has_text=reference)
        if found.count():
            return found.first
        printer.page.wait_for_timeout(250)
    raise AssertionError(f"no letter about {reference}: {printer.page.locator('main').inner_text()}")


def address_on(printer: Colleague, letter: Locator) -> str:
    """What the code on it says, as it is printed beside it."""
    printer.page.goto(f"{printer.person.base}{letter.get_attribute('href')}")
    expect(printer.page.locator("address")).to_contain_text("Proefstraat 12")
    expect(printer.page.locator(".code svg path").first).to_be_visible()
    return printer.page.locator(".link").inner_text()


def letters(person: Person, reference: str) -> int:
    """How many mails say anything about it."""
    person.page.goto(f"{person.base}/postvak/")
    return person.page.locator("main .todos li").filter(has_text=reference).count()


def printed(printer: Colleague, reference: str) -> None:
    printer.person.open("/medewerkers/brieven/")
    printer.person.press(printer.page.get_by_role("button", name=f"De brief over {reference} is geprint"))
    expect(printer.page.locator("main li").filter(has_text=reference)).to_have_count(0)


def released(server: Server, reference: str) -> None:
    event = {"event_id": f"{reference}-1", "application": reference, "type": "released"}
    assert server.report("stroomland", event) == 202
    server.later(WAITED)
