"""Addresses are written as always, and worked out when somebody asks."""

import builtins

import pytest
from werkzeug.routing import Map, Rule

from portal.web.addresses import PatientRule

RULES = (("/a/", "plain", {}), ("/b/<ref>/<int:page>", "parts", {}), ("/en/a/", "worded", {"language": "en"}))
ASKED = (
    ("plain", {}),
    ("plain", {"q": "é &", "more": ["1", "2"]}),
    ("parts", {"ref": "ä/b", "page": 3}),
    ("parts", {"ref": "x", "page": 3, "rule": "1", "self": "2"}),
    ("worded", {"language": "en", "next": "/"}),
)


def written(kind: type[Rule]) -> list[str]:
    rules = Map([kind(path, endpoint=endpoint, defaults=dict(more)) for path, endpoint, more in RULES])
    address = rules.bind("portal.example")
    return [address.build(endpoint, dict(values), append_unknown=more) for endpoint, values in ASKED for more in (0, 1)]


def test_every_address_is_the_one_that_werkzeug_writes():
    assert written(PatientRule) == written(Rule)


def test_an_address_nobody_asks_for_is_never_worked_out(monkeypatch: pytest.MonkeyPatch):
    rules = Map([PatientRule("/a/<ref>", endpoint="a")])
    assert rules.bind("portal.example").match("/a/1") == ("a", {"ref": "1"})
    monkeypatch.setattr(builtins, "compile", lambda *_: pytest.fail("it was worked out"))
    Map([PatientRule("/b/<ref>", endpoint="b")]).bind("portal.example").match("/b/1")
