"""The workbench's Flask app."""

from urllib.parse import urlsplit

from flask import Flask

from functions.workbench import seldom
from functions.workbench.assets import file, named
from functions.workbench.choices import Choices
from functions.workbench.door import Door, whoever
from functions.workbench.dues import short
from functions.workbench.organisations import employer
from functions.workbench.session import keep_sessions
from functions.workbench.signing import Signing
from functions.workbench.typed import TypedViews
from functions.workbench.work import WorkViews
from portal.bootstrap.workbench import Workbench
from portal.domain.permissions import Action, may
from portal.services.ports import Unavailable
from portal.web.app import make_app
from portal.web.errors import answer_as
from portal.web.later import later
from portal.web.limiting import answer_too_often

BOTH = ("GET", "POST")
NAV: tuple[tuple[str, Action], ...] = (
    ("work", "see_work"),
    ("this_week", "see_week"),
    ("find", "find"),
    ("enquiries", "answer_enquiries"),
    ("quality", "sample"),
    ("meeting", "steer"),
    ("letters", "print"),
    ("instructions", "see_application"),
)
"""The pages in the menu, each with the right it stands on."""


def create_app(portal: Workbench) -> Flask:
    app = make_app(__name__, portal, _policy(portal.settings.oidc_issuer))
    keep_sessions(app, portal)
    _open_to_all(app, Signing(portal))
    door, choices = Door(app, portal), Choices(portal)
    _open_lists(door, portal, choices)
    _open_applications(door, portal)
    _open_reading(door, portal)
    _open_quality(door, portal)
    letters = seldom.letters(portal)
    door.open("/medewerkers/brieven/", "letters", later(lambda: letters().list), "print")
    door.open("/medewerkers/brieven/<key>", "letter", later(lambda: letters().letter), "print")
    door.open("/medewerkers/brieven/<key>/geprint", "letter_done", later(lambda: letters().done), "print", ("POST",))
    door.open("/medewerkers/bewaard/<id>", "typed", TypedViews(portal).show, "see_application")
    door.open("/medewerkers/toetsen/", "keys", choices.keys, "see_application", BOTH)
    _furnish(app, portal, choices)
    answer_as(app, Unavailable, 503)
    answer_too_often(app)
    app.extensions["door"] = door
    return app


def _open_lists(door: Door, portal: Workbench, choices: Choices) -> None:
    """What leads to an application: what is due, what is planned, and looking for it."""
    weeks, finds = seldom.weeks(portal), seldom.finds(portal)
    door.open("/medewerkers/", "work", WorkViews(portal, choices).mine, "see_work")
    door.open("/medewerkers/week/", "this_week", later(lambda: weeks().now), "see_week")
    door.open("/medewerkers/week/<week>", "week", later(lambda: weeks().week), "see_week")
    door.open("/medewerkers/zoeken/", "find", later(lambda: finds().find), "find", BOTH)
    door.open("/medewerkers/klant/<key>", "customer", later(lambda: finds().customer), "find")
    door.open("/medewerkers/postcode/<key>", "at_postcode", later(lambda: finds().at_postcode), "find")
    enquiries = seldom.enquiries(portal)
    door.open("/medewerkers/vragen/", "enquiries", later(lambda: enquiries().waiting), "answer_enquiries")
    door.open("/medewerkers/vragen/<id>", "enquiry", later(lambda: enquiries().one), "answer_enquiries", BOTH)


def _open_applications(door: Door, portal: Workbench) -> None:
    """One application, and what is done to it."""
    one, acts, talks = seldom.one(portal), seldom.acts(portal), seldom.talks(portal)
    here = "/medewerkers/aanvraag/<ref>"
    door.open(here, "application", later(lambda: one().show), "see_application")
    door.open(f"{here}/klant", "as_customer", later(lambda: one().as_customer), "see_application")
    door.open(f"{here}/contact", "log_contact", later(lambda: talks().log), "log_contact", BOTH)
    door.open(f"{here}/vastgelegd/<id>", "logged", later(lambda: talks().logged), "log_contact")
    door.open(f"{here}/terugnemen", "take_back", later(lambda: talks().take_back), "log_contact", ("POST",))
    door.open(f"{here}/melden/<act>", "act", later(lambda: acts().do), "log_contact", BOTH)


def _open_reading(door: Door, portal: Workbench) -> None:
    """What the definition says, in place."""
    reading = seldom.reading(portal)
    door.open("/medewerkers/werkinstructie/", "instructions", later(lambda: reading().all), "see_application")
    door.open("/medewerkers/werkinstructie/<moment>", "instruction", later(lambda: reading().moment), "see_application")


def _open_quality(door: Door, portal: Workbench) -> None:
    """The sample, and the report that it is part of."""
    quality, meeting = seldom.quality(portal), seldom.meeting(portal)
    week = "/medewerkers/kwaliteit/<week>"
    door.open("/medewerkers/kwaliteit/", "quality", later(lambda: quality().week), "sample")
    door.open(week, "quality_of", later(lambda: quality().week), "sample")
    door.open(f"{week}/<organisation>", "sample", later(lambda: quality().sample), "sample")
    door.open(f"{week}/<organisation>/<key>", "check", later(lambda: quality().check), "sample", BOTH)
    after = seldom.after(portal)
    door.open("/medewerkers/kwaliteit/berichten/", "after_messages", later(lambda: after().table), "sample")
    door.open(
        "/medewerkers/kwaliteit/berichten/cijfers.csv", "after_messages_csv", later(lambda: after().as_csv), "sample"
    )
    combi = "/medewerkers/overleg/<combi>/<week>"
    door.open("/medewerkers/overleg/", "meeting", later(lambda: meeting().combis), "steer")
    door.open(combi, "report", later(lambda: meeting().report), "steer")
    door.open(f"{combi}/cijfers.csv", "report_csv", later(lambda: meeting().as_csv), "steer")


def _open_to_all(app: Flask, signing: Signing) -> None:
    """What needs no signing in, because it is what signing in needs."""
    app.add_url_rule("/medewerkers/inloggen", "sign_in", signing.ask, methods=BOTH)
    app.add_url_rule("/medewerkers/binnen", "back", signing.back)
    app.add_url_rule("/medewerkers/uitloggen", "leave", signing.leave, methods=("POST",))
    app.add_url_rule("/medewerkers/uitgelogd", "left", signing.left)
    app.add_url_rule("/medewerkers/bestand/<name>", "file", file)


def _furnish(app: Flask, portal: Workbench, choices: Choices) -> None:
    """What the workbench's pages share: who is signed in, the menu, and whether single keys work."""

    def shared() -> dict[str, object]:
        employee = whoever()
        return {
            "employee": employee,
            "employer": employer(employee, portal.definition) if employee else "",
            "nav": [name for name, right in NAV if employee and may(employee, right)],
            "keys_on": bool(employee) and choices.keys_on(),
            "asset": named,
        }

    app.context_processor(shared)
    app.jinja_env.filters["short"] = short


def _policy(issuer: str) -> str:
    """As the pages of customers, with a script of our own; signing in and out are forms that end at the provider."""
    there = urlsplit(issuer)
    provider = f"{there.scheme}://{there.netloc}" if there.netloc else ""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + f"form-action 'self' {provider}".rstrip()
        + "; base-uri 'none'; frame-ancestors 'none'"
    )
