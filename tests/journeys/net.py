"""Watches a browser: nothing leaves this machine, nothing goes wrong in a page."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

HERE = ("127.0.0.1", "localhost")


class Net:
    """Requests of all pages of one browser context, and what is wrong with them.

    The status of a page itself is not judged here (a form with mistakes answers 422, and Chromium's console says so):
    that is for the test that opened it.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[Request] = []
        self.wrong: list[str] = []
        context.on("request", self._saw)
        context.on("console", self._heard)
        context.on("weberror", self._broke)

    def _saw(self, request: Request) -> None:
        self.requests.append(request)
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname not in HERE:
            self.wrong.append(f"asks {request.url} of another machine")

    def _heard(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        is_status_of_page = message.text.startswith("Failed to load resource") and where in self._pages()
        if message.type == "error" and not is_status_of_page:
            self.wrong.append(f"console: {message.text} ({where})")

    def _broke(self, failure: WebError) -> None:
        self.wrong.append(f"script: {failure.error}")

    def _pages(self) -> set[str]:
        return {request.url for request in self.requests if request.is_navigation_request()}
