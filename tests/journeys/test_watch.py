"""The watch over the browser sees what it must see."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.journeys.axe import violations

SOUND = '<!doctype html><html lang="nl"><title>Goed</title><link rel="icon" href="data:,"><main><h1>Goed</h1></main>'
PAGES = {
    "/goed": (200, SOUND),
    "/fout-ingevuld": (422, SOUND),
    "/van-elders": (200, SOUND + '<img alt="" src="http://elders.example/a.png">'),
    "/kapot": (200, SOUND + "<script>throw new Error('kapot')</script>"),
    "/mist": (200, SOUND + '<img alt="" src="/weg.png">'),
    "/zonder-naam": (200, SOUND + "<button></button>"),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, html = PAGES.get(self.path, (404, ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'none'; img-src * data:; script-src 'unsafe-inline'")
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/goed", "/fout-ingevuld"])
def test_a_sound_page_passes(site, net, page, path):
    page.goto(site + path)
    assert net.wrong == []


@pytest.mark.parametrize(
    ("path", "complaint"),
    [("/van-elders", "another machine"), ("/kapot", "script: kapot"), ("/mist", "console: Failed to load resource")],
)
def test_what_is_wrong_is_seen(site, net, page, path, complaint):
    page.goto(site + path)
    assert any(complaint in wrong for wrong in net.wrong)
    net.wrong.clear()


def test_axe_finds_a_nameless_button_and_nothing_on_a_sound_page(site, page):
    page.goto(site + "/goed")
    assert violations(page) == []
    page.goto(site + "/zonder-naam")
    assert [line.partition(":")[0] for line in violations(page)] == ["button-name"]
