"""Where the acts live. What does them is loaded when somebody comes: the follow page itself starts without it."""

from collections.abc import Mapping

from flask import Flask
from flask.typing import ResponseReturnValue

from functions.track.door import Door
from portal.web.language import View, pages

ACTS: Mapping[str, tuple[str, str]] = {
    "accept_quote": ("offerte-akkoord", "accept-quote"),
    "refuse_quote": ("offerte-weigeren", "refuse-quote"),
    "works_ready": ("klaar", "ready"),
    "documents": ("bestanden", "files"),
    "ask": ("vraag", "question"),
    "call_back": ("bel-mij", "call-me"),
    "complain": ("klacht", "complaint"),
    "other_date": ("andere-datum", "other-date"),
    "tell_change": ("verandering", "change"),
    "details": ("gegevens", "details"),
    "share": ("meekijken", "share"),
    "unshare": ("meekijken-stoppen", "stop-sharing"),
    "silence": ("hoe-vaak", "how-often"),
    "cancel": ("stoppen", "cancel"),
}
"""By endpoint, what stands behind the reference in a Dutch and in an English address."""


def open_acts(app: Flask, door: Door) -> None:
    for act, (nl, en) in ACTS.items():
        pages(app, act, _doing(door, act), nl=f"/volgen/<ref>/{nl}", en=f"/en/follow/<ref>/{en}")
    done = {"nl": "/volgen/<ref>/gedaan/<done>", "en": "/en/follow/<ref>/done/<done>"}
    pages(app, "done", _confirming(door), **done, methods=("GET",))


def _doing(door: Door, act: str) -> View:
    def view(ref: str) -> ResponseReturnValue:
        from functions.track.acts.doing import do

        return do(door, act, ref)

    return view


def _confirming(door: Door) -> View:
    def view(ref: str, done: str) -> ResponseReturnValue:
        from functions.track.acts.doing import confirm

        return confirm(door, done, ref)

    return view
