"""Where the list of several applications lives; what shows it is loaded when somebody comes."""

from flask import Flask
from flask.typing import ResponseReturnValue

from portal.bootstrap.track import Track
from portal.domain.paths import MINE
from portal.web.language import View, pages

VIEWS = {
    "mine": ("mine", "", "", ("GET", "POST")),
    "mine_asked": ("asked", "gevraagd/", "asked/", ("GET",)),
    "mine_sheet": ("sheet", "lijst.csv", "list.csv", ("GET",)),
    "mine_enter": ("enter", "<mine>", "<mine>", ("GET",)),
}
"""By endpoint what shows it, what stands behind the Dutch and the English address, and how it may be asked for."""


def open_list(app: Flask, portal: Track) -> None:
    for endpoint, (name, nl, en, methods) in VIEWS.items():
        view = _showing(portal, name)
        pages(app, endpoint, view, nl=MINE["nl"] + nl, en=MINE["en"] + en, methods=methods)


def _showing(portal: Track, name: str) -> View:
    def view(**arguments: str) -> ResponseReturnValue:
        from functions.track.mine.views import MineViews

        answer: ResponseReturnValue = getattr(MineViews(portal), name)(**arguments)
        return answer

    return view
