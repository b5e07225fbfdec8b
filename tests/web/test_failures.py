import logging

import pytest
from jinja2 import UndefinedError

from portal.services.journal import described
from tests.pages import Pages
from tests.web.gallery import WORDS, make_gallery
from tests.web.portals import a_portal

SECRET = "jan@voorbeeld.nl"


class Unreachable(Exception):
    """Stands for an error of ours."""


def test_the_log_says_what_and_where_but_never_the_message(caplog: pytest.LogCaptureFixture) -> None:
    app = make_gallery(a_portal(words=WORDS))

    def fail(mail: str) -> str:
        raise ValueError(mail)

    app.add_url_rule("/x/<mail>", "x", fail)
    with caplog.at_level(logging.INFO):
        page = Pages(app, raises=False).get(f"/x/{SECRET}")
    failure = next(vars(record)["told"] for record in caplog.records if record.name == "portal.failure")
    assert SECRET not in caplog.text + str(failure)
    assert failure["request"] == page.response.headers["X-Request-Id"]
    assert failure["errors"] == ["builtins.ValueError"]
    assert failure["frames"][-1].endswith(" fail")


def test_the_causes_of_an_error_are_named() -> None:
    assert described(_caused())["errors"] == ["tests.web.test_failures.Unreachable", "builtins.KeyError"]


def test_a_template_that_misses_a_value_fails_instead_of_showing_nothing() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/"), pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ nobody_gave_this }}").render()


def test_what_a_customer_typed_is_escaped_in_every_template() -> None:
    app = make_gallery(a_portal(words=WORDS))
    with app.test_request_context("/"):
        assert app.jinja_env.from_string("{{ x }}").render(x="<b>{{ 7*7 }}</b>") == "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;"


def _caused() -> Unreachable:
    error = Unreachable()
    error.__cause__ = KeyError(SECRET)
    return error
