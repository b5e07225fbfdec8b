"""The follow page's Flask app."""

from functools import partial

from flask import Flask

from functions.track.acts.routes import open_acts
from functions.track.calendar import show_calendar
from functions.track.door import Door
from functions.track.everything import show_everything
from functions.track.mine.routes import open_list
from functions.track.optional import ONE_CLICK, OptionalViews
from functions.track.own.views import SearchView
from functions.track.views import Views
from portal.bootstrap.track import Track
from portal.services.follow_link import NoSuchLink
from portal.services.ports import Unavailable
from portal.web.app import make_app
from portal.web.errors import answer_as
from portal.web.health import health
from portal.web.language import pages
from portal.web.limiting import answer_too_often
from portal.web.origin import open_to_programs
from portal.web.security_txt import security_txt

NOBODY = ""
"""A reference that no application has: looking for it asks the store, and finds nothing."""


def create_app(portal: Track) -> Flask:
    app = make_app(__name__, portal)
    door = Door(portal)
    views = Views(portal, door)
    pages(app, "lost", views.lost, nl="/volgen/", en="/en/follow/")
    pages(app, "asked", views.asked, nl="/volgen/gevraagd/", en="/en/follow/asked/", methods=("GET",))
    pages(app, "enter", views.enter, nl="/volgen/<ref>/<token>", en="/en/follow/<ref>/<token>", methods=("GET",))
    pages(app, "follow", views.follow, nl="/volgen/<ref>", en="/en/follow/<ref>", methods=("GET",))
    pages(
        app,
        "calendar",
        partial(show_calendar, door),
        nl="/volgen/<ref>/<agenda>/agenda.ics",
        en="/en/follow/<ref>/<agenda>/calendar.ics",
        methods=("GET",),
    )
    pages(
        app,
        "everything",
        partial(show_everything, door),
        nl="/volgen/<ref>/alles",
        en="/en/follow/<ref>/everything",
        methods=("GET",),
    )
    open_acts(app, door)
    open_list(app, portal)
    finder = SearchView(portal, door.open)
    pages(app, "find", finder.search, nl="/volgen/<ref>/zoek", en="/en/follow/<ref>/search", methods=("GET",))
    ending = {"nl": "/volgen/<ref>/afmelden/<optional>", "en": "/en/follow/<ref>/unsubscribe/<optional>"}
    pages(app, "optional", OptionalViews(portal, door).show, **ending)
    open_to_programs(app, "optional", ONE_CLICK)
    app.add_url_rule("/.well-known/security.txt", "security_txt", security_txt(portal))
    app.add_url_rule("/gezond", "health", health(lambda: portal.applications.load(NOBODY)))
    app.register_error_handler(NoSuchLink, views.no_such_link)
    answer_as(app, Unavailable, 503)
    answer_too_often(app)
    return app
