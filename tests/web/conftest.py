"""The gallery, served to a real browser."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask, Response
from werkzeug.serving import make_server

from portal.web.style import stylesheet, stylesheet_name
from tests.journeys.conftest import browser_context_args, browser_type_launch_args, net, page
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import BRANDS, a_portal

__all__ = ["browser_context_args", "browser_type_launch_args", "net", "page"]


@pytest.fixture(
    scope="session", params=[BRANDS[0], *(pytest.param(brand, marks=pytest.mark.long) for brand in BRANDS[1:])]
)
def gallery(request: pytest.FixtureRequest) -> Iterator[str]:
    """Address of a running gallery, of each brand in turn."""
    server = make_server("127.0.0.1", 0, _with_style(request.param), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _with_style(brand: str) -> Flask:
    """As the front door does it: the stylesheet lies beside the pages."""
    portal = a_portal(brand, WORDS)
    app = make_gallery(portal)
    look = portal.definition.brand
    app.add_url_rule(
        f"/stijl/{stylesheet_name(look)}", "style", lambda: Response(stylesheet(look), content_type="text/css")
    )
    return app
