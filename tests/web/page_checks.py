"""What every page keeps to, as a list of faults in sentences; an empty list is a sound page.

Rules: WCAG 2.2 as far as text alone shows it, the internet.nl headers, and our own (no script, no inline style,
nothing from elsewhere, one h1 that the title repeats).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from html5lib.html5parser import ParseError
from werkzeug.wrappers import Response

FAULT = ("Fout: ", "Error: ")
GONE = 410
"""A survey that was answered before is no mistake of who comes back to it, so its title may be friendly."""
FIELDS = "input:not([type=hidden]), select, textarea"
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|\{[a-z_]+\}|\bNone\b|\bUndefined\b")
POLICY = {"default-src", "style-src", "img-src", "form-action", "base-uri", "frame-ancestors"}
OWN_SCRIPT = re.compile(r"/medewerkers/bestand/keys\.[0-9a-f]{12}\.js")
"""The one script there is: single keys for staff, who can switch it off."""
YEAR = 31_536_000

Check = Callable[[BeautifulSoup, int], Iterator[str]]


def page_faults(html: str, status: int = 200) -> list[str]:
    """Everything that is wrong with a page of HTML."""
    return list(_found(html, status))


@lru_cache(maxsize=16)
def parsed(html: str) -> BeautifulSoup:
    """The page as a browser reads it, for everyone who looks at it: nobody may change it."""
    return BeautifulSoup(html, "html5lib")


@lru_cache(maxsize=1024)
def _found(html: str, status: int) -> tuple[str, ...]:
    """Many tests get the very same page; reading it takes longer than making it."""
    return *_unparsed(html), *(fault for check in CHECKS for fault in check(parsed(html), status))


def header_faults(response: Response) -> list[str]:
    """Everything that is wrong with the headers of an answer, whatever its status."""
    return [*_security(response), *_cookies(response), *_redirect(response)]


def _unparsed(html: str) -> Iterator[str]:
    try:
        html5lib.HTMLParser(strict=True).parse(html)
    except ParseError as fault:
        yield f"is not well-formed: {fault}"


def _headings(soup: BeautifulSoup, status: int) -> Iterator[str]:
    heads = [_words(head) for head in soup.find_all("h1")]
    title = _words(soup.title)
    if len(heads) != 1 or not heads[0]:
        yield f"has {len(heads)} h1: {heads}"
    elif heads[0] not in title:
        yield f"its title {title!r} does not repeat its h1 {heads[0]!r}"
    if status != GONE and title.startswith(FAULT) != (status >= 400):
        yield f"its title {title!r} does not fit status {status}"


def _levels(soup: BeautifulSoup, status: int) -> Iterator[str]:
    levels = [int(head.name[1]) for head in soup.select("main h1, main h2, main h3, main h4")]
    levels = levels[levels.index(1) :] if 1 in levels else []
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"goes from h{above} to h{below}"


def _language(soup: BeautifulSoup, status: int) -> Iterator[str]:
    if soup.html is None or soup.html.get("lang") not in ("nl", "en"):
        yield "does not say its language"


def _ids(soup: BeautifulSoup, status: int) -> Iterator[str]:
    for id, times in Counter(tag["id"] for tag in soup.select("[id]")).items():
        if times > 1:
            yield f"has {times} elements with id {id!r}"


def _targets(soup: BeautifulSoup, status: int) -> Iterator[str]:
    ids = {str(tag["id"]) for tag in soup.select("[id]")}
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for tag in soup.select(f"[{attribute}]"):
            value = tag[attribute]
            names = value if isinstance(value, list) else str(value).split()
            yield from (f"{attribute}={name!r} points at nothing" for name in names if name not in ids)
    for link in soup.select('a[href^="#"]'):
        if str(link["href"])[1:] not in ids:
            yield f"link {link['href']!r} leads nowhere"


def _labels(soup: BeautifulSoup, status: int) -> Iterator[str]:
    labels = {str(label["for"]): _words(label) for label in soup.select("label[for]")}
    for field in soup.select(FIELDS):
        if not labels.get(str(field.get("id"))):
            yield f"{field.name} {field.get('name')!r} has no label"
        if not field.get("name"):
            yield f"{field.name} {field.get('id')!r} has no name"
    for radio in soup.select("[type=radio]"):
        group = radio.find_parent("fieldset")
        if group is None or not _words(group.legend):
            yield f"radio button {radio.get('name')!r} stands in no group with a legend"


def _words_on_controls(soup: BeautifulSoup, status: int) -> Iterator[str]:
    for tag in soup.select("a[href], button, summary, th, legend, caption"):
        if not _words(tag):
            yield f"a {tag.name} has no words"


def _summary(soup: BeautifulSoup, status: int) -> Iterator[str]:
    """It is announced, gets focus, stands outside the form, and each of its links leads to its field."""
    summary = soup.select_one(".summary")
    errors = [_words(error) for error in soup.select("form .error")]
    if summary is None:
        if errors:
            yield "has errors at fields but no summary"
        return
    if summary.get("role") != "alert" or summary.get("tabindex") != "-1" or summary.find_parent("form"):
        yield "its error summary can't be found by a screen reader"
    for link in summary.select("a"):
        target = soup.find(id=str(link.get("href", ""))[1:])
        if target is None or target.name not in ("input", "select", "textarea"):
            yield f"summary link {_words(link)!r} leads to no field"
        if not any(error.endswith(_words(link)) for error in errors):
            yield f"summary says {_words(link)!r}, no field does"


def _own(soup: BeautifulSoup, status: int) -> Iterator[str]:
    scripts = [tag for tag in soup.find_all("script") if not OWN_SCRIPT.fullmatch(str(tag.get("src", "")))]
    if scripts or soup.find_all(["style", "iframe", "object", "embed"]):
        yield "holds a script, a style or something embedded"
    for tag in soup.find_all(True):
        yield from (f"has {name}= on a {tag.name}" for name in tag.attrs if name == "style" or name.startswith("on"))
    for tag in soup.select("[src], link[href]"):
        address = str(tag.get("src") or tag.get("href"))
        if urlsplit(address).netloc:
            yield f"loads {address} from elsewhere"


def _left_over(soup: BeautifulSoup, status: int) -> Iterator[str]:
    if found := LEFT_OVER.search(f"{_words(soup.title)} {_words(soup.body)}"):
        yield f"shows {found[0]!r}"


def _security(response: Response) -> Iterator[str]:
    headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers.get("Content-Security-Policy", " ").split(";"))
    if (
        set(policy) - {"script-src"} != POLICY
        or policy.get("script-src", "'self'") != "'self'"
        or policy.get("default-src") != "'none'"
        or "unsafe" in str(policy)
    ):
        yield f"has content security policy {policy}"
    if any(policy.get(name) != "'none'" for name in ("base-uri", "frame-ancestors")):
        yield "may be framed, or its base moved"
    transport = re.fullmatch(r"max-age=(\d+); includeSubDomains", headers.get("Strict-Transport-Security", ""))
    if transport is None or int(transport[1]) < YEAR:
        yield "does not hold a browser to https for a year"
    expected = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    yield from (f"has {name}: {headers.get(name)}" for name, value in expected.items() if headers.get(name) != value)
    if headers.get("Referrer-Policy") not in ("same-origin", "no-referrer"):
        yield "tells other sites where a reader came from"
    if not headers.get("Permissions-Policy") or not headers.get("X-Request-Id"):
        yield "has no Permissions-Policy or no X-Request-Id"
    if re.search(r"\d", headers.get("Server", "")) or "X-Powered-By" in headers:
        yield "tells its version"
    if "Access-Control-Allow-Origin" in headers:
        yield "lets another site read it"
    if not headers.get("Cache-Control"):
        yield "does not say whether it may be kept"
    if response.mimetype.startswith("text/") and response.mimetype_params.get("charset") != "utf-8":
        yield "does not say that it is utf-8"


def _cookies(response: Response) -> Iterator[str]:
    for cookie in response.headers.getlist("Set-Cookie"):
        name, flags = cookie.split("=", 1)[0], cookie.lower()
        if "httponly" not in flags or "samesite=" not in flags or "domain=" in flags:
            yield f"cookie {name} can be read or sent by others"
        for_host = name.startswith("__Host-")
        if for_host != ("secure" in flags) or (for_host and "path=/;" not in f"{flags};"):
            yield f"cookie {name} is not bound to this host"


def _redirect(response: Response) -> Iterator[str]:
    if urlsplit(response.headers.get("Location", "")).netloc:
        yield f"sends the reader to {response.headers['Location']}"


def _words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


CHECKS: tuple[Check, ...] = (
    *(_headings, _levels, _language, _ids, _targets, _labels, _words_on_controls, _summary, _own, _left_over),
)
