"""A test client that looks at every page it gets: whoever visits a page in a test also tests that the page is sound."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.page_checks import header_faults, page_faults, parsed

Data = Mapping[str, Any]
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says when a page of the site itself makes the request."""


class UnsoundPage(AssertionError):
    """A page broke a rule that every page keeps; the message lists each one."""


class Page:
    """One answer; for a page of HTML also what a reader sees and can do."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.is_html = response.mimetype == "text/html" and not 300 <= self.status < 400

    @cached_property
    def soup(self) -> BeautifulSoup:
        return parsed(self.html if self.is_html else "")

    @property
    def title(self) -> str:
        return _words(self.soup.title)

    @property
    def h1(self) -> str:
        return _words(self.soup.h1)

    @property
    def text(self) -> str:
        """Everything a reader sees in the main part, with single spaces."""
        return _words(self.soup.main)

    @property
    def location(self) -> str:
        return str(self.response.headers.get("Location", ""))

    @property
    def faults(self) -> list[str]:
        """The sentences of the error summary."""
        return [_words(item) for item in self.soup.select(".summary li")]

    def link(self, words: str) -> str:
        """The address behind the first link with these words in it; fails where there is none."""
        found = [link for link in self.soup.find_all("a") if words in _words(link)]
        assert found, f"no link says {words!r}"
        return str(found[0]["href"])

    def answers(self, form: int = 0) -> dict[str, list[str]]:
        """What the form would send as it stands, by field name; to change a little and post back."""
        sent: dict[str, list[str]] = {}
        for field in self.soup.find_all("form")[form].find_all(["input", "select", "textarea"]):
            for value in _values(field):
                sent.setdefault(str(field["name"]), []).append(value)
        return sent


class Pages:
    """Flask's test client with cookies kept, posts that come from an own page, and every answer checked.

    An unforeseen exception fails the test, unless ``raises`` is off: then it becomes the page a customer gets.
    """

    def __init__(self, app: Flask, *, raises: bool = True) -> None:
        app.testing = raises
        self.client = app.test_client()
        self.last: Page | None = None

    def get(self, path: str, **options: Any) -> Page:
        return self.open(path, method="GET", **options)

    def post(self, path: str, data: Data | None = None, **options: Any) -> Page:
        headers = {**OWN_PAGE, **options.pop("headers", {})}
        return self.open(path, method="POST", data=dict(data or {}), headers=headers, **options)

    def follow(self) -> Page:
        """Go where the last answer sends us."""
        assert self.last is not None, "nothing was visited yet"
        assert self.last.location, "the last answer sends nowhere"
        return self.get(self.last.location)

    def open(self, path: str, **options: Any) -> Page:
        page = Page(self.client.open(path, **options))
        faults = [*header_faults(page.response), *(page_faults(page.html, page.status) if page.is_html else ())]
        if faults:
            raise UnsoundPage(f"{path} ({page.status}):\n" + "\n".join(f"- {fault}" for fault in faults))
        self.last = page
        return page


def _words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


def _values(field: Tag) -> Iterator[str]:
    if not field.get("name"):
        return
    if field.name == "textarea":
        yield field.get_text()
    elif field.name == "select":
        yield from (str(option.get("value")) for option in field.select("option[selected]"))
    elif field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
        yield str(field.get("value", "on"))
