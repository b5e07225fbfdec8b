"""Views that a visit ends with, or has nothing to do with: the form's questions start without them."""

from functions.apply.desk import Desk
from portal.files.drawings import Drawings
from portal.web.language import View
from portal.web.later import later


def checking(desk: Desk, drawings: Drawings) -> View:
    def load() -> View:
        from functions.apply.checking import Checking

        return Checking(desk, drawings).view

    return later(load)


def sent(desk: Desk) -> View:
    def load() -> View:
        from functions.apply.sent import Sent

        return Sent(desk).view

    return later(load)


def search() -> View:
    def load() -> View:
        from functions.apply.finding import search

        return search

    return later(load)


def ask(desk: Desk) -> View:
    def load() -> View:
        from functions.apply.question import Questions

        return Questions(desk).ask

    return later(load)


def asked(desk: Desk) -> View:
    def load() -> View:
        from functions.apply.question import Questions

        return Questions(desk).sent

    return later(load)
