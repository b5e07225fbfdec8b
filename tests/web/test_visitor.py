import pytest
from flask import Flask

from portal.web.visitor import household, visitor

FORGED = {
    "X-Forwarded-For": "198.51.100.7",
    "Forwarded": "for=198.51.100.7",
    "X-Real-IP": "198.51.100.7",
    "True-Client-IP": "198.51.100.7",
    "CloudFront-Viewer-Address": "198.51.100.7:443",
}


@pytest.fixture
def app() -> Flask:
    return Flask(__name__)


@pytest.mark.parametrize("header", FORGED)
def test_what_a_visitor_says_of_itself_is_not_believed(app: Flask, header: str) -> None:
    with app.test_request_context(headers={header: FORGED[header]}, environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        assert visitor() == "192.0.2.1"


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("a forged one", "unknown"),
    ],
)
def test_an_address_is_counted_as_the_household_it_belongs_to(address: str, counted_as: str) -> None:
    assert household(address) == counted_as
