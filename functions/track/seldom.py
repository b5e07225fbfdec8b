"""Views that few visits come to: the follow page starts without them."""

from functools import partial

from functions.track.door import Door
from portal.web.language import View
from portal.web.later import later


def lost(door: Door) -> View:
    def load() -> View:
        from functions.track.lost import lost

        return partial(lost, door.portal)

    return later(load)


def asked() -> View:
    def load() -> View:
        from functions.track.lost import asked

        return asked

    return later(load)


def everything(door: Door) -> View:
    def load() -> View:
        from functions.track.everything import show_everything

        return partial(show_everything, door)

    return later(load)


def find(door: Door) -> View:
    def load() -> View:
        from functions.track.own.views import SearchView

        return SearchView(door.portal, door.open).search

    return later(load)


def optional(door: Door) -> View:
    def load() -> View:
        from functions.track.optional import OptionalViews

        return OptionalViews(door.portal, door).show

    return later(load)
