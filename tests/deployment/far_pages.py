"""The customer of the form's own tests, but far away: every page comes through the emulated HTTP API."""

from collections.abc import Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.filepost import encode_multipart_formdata
from werkzeug.http import parse_cookie
from werkzeug.test import EnvironBuilder, TestResponse

from infra.describe import functions
from tests.builders import a_definition
from tests.deployment.deployed import Deployed
from tests.deployment.grants import refusals
from tests.functions.apply.customer import START, Customer
from tests.pages import Page, Pages

PREFIXES = {
    name: import_module(f"functions.{name}").PREFIXES for name, described in functions().items() if described.http
}


class Broken(AssertionError):
    """A page came back as an error of the portal; the sentence says which, and what the function said."""


class FarClient:
    """As much of Flask's test client as pages need, over HTTP, with cookies kept and the CDN's secret header."""

    def __init__(self, place: Deployed) -> None:
        edge = place.outputs("edge")
        self.place = place
        self.cookies: dict[str, str] = {}
        self.headers = {
            "Host": f"{edge['ApiId']}.execute-api.localhost:{place.aws.port}",
            "X-Origin-Secret": place.secret["origin"],
        }

    def open(self, path: str, method: str = "GET", **sent: Any) -> TestResponse:
        """``data`` goes as a form, ``json`` is bytes; an answer of 500 or more is Broken."""
        headers = {**self.headers, **sent.get("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = sent.get("json")
        if "data" in sent:
            body = urlencode(sent["data"], doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer = asked(method, self.place.aws.endpoint + path_of(path), headers, body)
        if answer.status >= 500:
            raise Broken(self._complaint(method, path, answer))
        self._keep(answer)
        request = EnvironBuilder(path=path_of(path), method=method).get_request()
        return TestResponse([answer.data], str(answer.status), answer.headers.items(), request)  # type: ignore[arg-type]

    def _complaint(self, method: str, path: str, answer: urllib3.BaseHTTPResponse) -> str:
        """With what its role was denied, and with what it said last."""
        function = next(name for name, prefixes in PREFIXES.items() if path_of(path).startswith(prefixes))
        role = self.place.function(function)
        denied = refusals(one for one in self.place.aws.decisions() if one.role == role)
        said = [line for line in self.place.log(function) if "rror" in line or "is not set" in line][-3:]
        told = [*denied, *said, answer.data.decode(errors="replace")[:300]]
        return f"{method} {path} was answered {answer.status} by {function}: {' / '.join(told)}"

    def get(self, path: str, **sent: Any) -> TestResponse:
        return self.open(path, **sent)

    def post(self, path: str, **sent: Any) -> TestResponse:
        return self.open(path, "POST", **sent)

    def _keep(self, answer: urllib3.BaseHTTPResponse) -> None:
        for line in answer.headers.getlist("Set-Cookie"):
            for name, value in parse_cookie(line.partition(";")[0]).items():
                self.cookies[name] = value


class FarCustomer(Customer):
    """Fills in the form page by page; nothing of it runs in this process."""

    def __init__(self, place: Deployed, language: str = "nl") -> None:
        self.place = place
        self.portal = SimpleNamespace(definition=a_definition(place.target.brand))  # type: ignore[assignment]
        self.language = language
        self.pages = FarPages(place)
        self.path = START[language]

    def upload(self, page: Page, name: str, content: bytes) -> Page:
        """Send a file with the page's own form, and go where the bucket sends us."""
        return self.open(put(page, name, content))


class FarPages(Pages):
    def __init__(self, place: Deployed) -> None:
        self.client = FarClient(place)  # type: ignore[assignment]
        self.last = None


def put(page: Page, name: str, content: bytes) -> str:
    """Send a PDF with a page's own form, straight to the bucket; the path that the bucket sends us to."""
    form = page.soup.select_one("form.upload")
    assert form, f"there is no form for a file: {page.text}"
    fields = [(str(one["name"]), str(one.get("value", ""))) for one in form.select("input[type=hidden]")]
    body, kind = encode_multipart_formdata([*fields, ("file", (name, content, "application/pdf"))])
    answer = asked("POST", str(form["action"]), {"Content-Type": kind}, body)
    assert answer.status == 303, f"the bucket answered {answer.status}: {answer.data.decode()[:600]}"
    return path_of(answer.headers["Location"])


def asked(method: str, url: str, headers: Mapping[str, str], body: Any = None) -> urllib3.BaseHTTPResponse:
    """One request, no redirect followed."""
    with urllib3.PoolManager(retries=False, timeout=60) as pool:
        return pool.request(method, url, headers=dict(headers), body=body, redirect=False)


def path_of(address: str) -> str:
    """Without scheme and host: whatever name the portal goes by, here it stands behind the API's."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
