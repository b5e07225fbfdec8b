"""Somebody of the staff with a browser at a desk: signs in at the provider, logs contacts, reports what is done."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Person

DESK = {"viewport": {"width": 1280, "height": 900}, "is_mobile": False, "has_touch": False, "device_scale_factor": 1}


@dataclass
class Colleague:
    """``person`` is their browser; every page they open is looked at."""

    person: Person

    @property
    def page(self) -> Page:
        return self.person.page

    def sign_in(self, subject: str) -> None:
        """As the button does that the provider on this machine has for them; there is no password.

        Not in the page: the provider's own takes its style from another machine, which nothing here may ask.
        """
        browser, base = self.page.context.request, self.person.base
        ours = {"Sec-Fetch-Site": "same-origin"}
        asked = browser.post(f"{base}/medewerkers/inloggen", form={}, headers=ours, max_redirects=0)
        proved = browser.post(asked.headers["location"], form={"sub": subject}, max_redirects=0)
        arrived = browser.get(proved.headers["location"])
        assert "/medewerkers/" in arrived.url, arrived.text()

    def open(self, reference: str, rest: str = "") -> None:
        self.person.open(f"/medewerkers/aanvraag/{reference}{rest}")

    def log(self, reference: str, moment: str, about: str, outcome: str = "", cause: str = "") -> str:
        """One contact: the form, the mail that it makes, the one submit. The subject of the mail."""
        self.open(reference, f"/contact?kcm={moment}")
        self.page.locator("[name=about]").fill(about)
        if outcome:
            self.page.locator("[name=outcome]").select_option(outcome)
        if cause:
            self.page.locator("[name=cause]").select_option(cause)
        self.person.press()
        expect(self.page.locator("article.letter")).to_contain_text(about)
        subject = self.page.locator("article.letter").get_attribute("aria-label") or ""
        self.person.press(self.page.get_by_role("button", name="Vastleggen"))
        expect(self.page.locator("h1")).to_have_text("Het contact is vastgelegd")
        return subject

    def report(self, reference: str, act: str, **answers: str) -> None:
        self.open(reference, f"/melden/{act}")
        for name, value in answers.items():
            field = self.page.locator(f"main form [name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        self.person.press()
        expect(self.page.locator("h1")).to_have_text(f"Aanvraag {reference}")

    def happened(self) -> Locator:
        return self.page.locator("ol.was li")
