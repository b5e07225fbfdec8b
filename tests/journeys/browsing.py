"""What a person does in a browser: fill in the form, wait for mail, follow a link."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

APPLY = {"nl": "/aanvragen/", "en": "/en/apply/"}
PDF = {"name": "situatie.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}
ADDRESS = {"postcode": "6811 ab", "number": "12"}
SIZES = {"electricity": "3x25", "water": "qn1_5", "heat": "home"}
REFERENCE = re.compile(r"\b(?:MA|VG)-\w{4}-\w{3}\b")
MAIL_WITHIN = 10_000
"""Milliseconds in which a mail is there."""

Seen = Callable[[Page], None]


def unseen(_: Page) -> None:
    """Looks at nothing."""


@dataclass
class Person:
    """Somebody with a browser and a mail address of their own; ``seen`` looks at every page they open."""

    page: Page
    base: str
    language: str
    mail: str
    seen: Seen = unseen

    def open(self, address: str) -> None:
        """Go to a path of ours, or to an address from a mail."""
        self.page.goto(address if address.startswith("http") else self.base + address)
        self.seen(self.page)

    def press(self, button: Locator | None = None) -> None:
        """Press a button (the big one, unless told otherwise) and arrive."""
        (button or self.page.locator("main .buttons button").first).click()
        self.page.wait_for_load_state()
        self.seen(self.page)

    def choose(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f"input[name={name}][value='{value}']").check()

    def fill(self, answers: Mapping[str, str]) -> None:
        for name, value in answers.items():
            self.page.locator(f"main form [name={name}]").fill(value)

    def letters(self, about: str = "") -> Locator:
        """Our mails as they stand in ``/postvak/`` now, newest first."""
        self.page.goto(f"{self.base}/postvak/")
        return self.page.locator("main .todos li").filter(has_text=self.mail).filter(has_text=about)

    def letter(self, about: str = "", number: int = 1) -> Locator:
        """The newest of our mails about something, once there are this many of them."""
        for _ in range(MAIL_WITHIN // 250):
            letters = self.letters(about)
            if letters.count() >= number:
                return letters.first
            self.page.wait_for_timeout(250)
        raise AssertionError(f"no mail {number} about {about!r}; there are: {self.letters().all_inner_texts()}")

    def read(self, letter: Locator) -> None:
        self.press(letter.locator("a").first)

    def link(self, words: str) -> str:
        """The address behind words in what we look at."""
        return self.page.get_by_role("link", name=words).first.get_attribute("href") or ""


def apply(person: Person, kind: str = "new", disciplines: tuple[str, ...] = ("electricity", "water")) -> str:
    """From the site's home through the form to its confirmation; the reference on it."""
    person.open({"nl": "/", "en": "/en/"}[person.language])
    person.press(person.page.locator(f"main a[href='{APPLY[person.language]}']").first)
    what(person, kind, disciplines)
    where(person)
    who(person)
    when_and_drawings(person)
    person.press()
    return reference_on(person.page)


def what(person: Person, kind: str, disciplines: tuple[str, ...]) -> None:
    person.choose("kind", kind)
    person.press()
    if person.page.locator("input[name=chosen]").count():
        person.choose("chosen", *disciplines)
        person.press()
    while person.page.locator("input[name=size]").count():
        discipline = person.page.url.rstrip("/").rpartition("/")[2]
        person.choose("size", SIZES[discipline])
        person.press()


def where(person: Person) -> None:
    person.fill(ADDRESS)
    person.press()
    expect(person.page.locator("input[name=street]")).to_have_value("Proefstraat")
    person.press()


def who(person: Person) -> None:
    person.fill({"name": "Sanne de Tester"})
    person.press()
    person.fill({"phone": "06 12345678", "mail": person.mail})
    person.choose("channel", "mail")
    person.press()
    person.press()


def when_and_drawings(person: Person) -> None:
    weeks = person.page.locator("select[name=week]")
    weeks.select_option(index=20)
    person.press()
    if person.page.locator("input[type=file]").count():
        upload(person)
        person.press()


def upload(person: Person) -> None:
    form = person.page.locator("form.upload").first
    form.locator("input[type=file]").set_input_files(PDF)  # type: ignore[arg-type]
    person.press(form.locator("button"))
    expect(person.page.locator("form.file")).to_contain_text("situatie.pdf")


def reference_on(page: Page) -> str:
    found = REFERENCE.search(page.locator("main").inner_text())
    assert found, page.locator("main").inner_text()
    return found[0]
