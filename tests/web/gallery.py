"""All macros in both brands, as pages to look at: ``python -m tests.web.gallery OUT`` writes them as files.

The same little app serves the tests of the templates.
"""

import sys
from pathlib import Path

from flask import Flask, abort, request
from werkzeug.wrappers import Response

from portal.bootstrap.base import Portal
from portal.web.answers import page, see_other
from portal.web.app import make_app
from portal.web.choices import Grade, Pick, Picks, Select, Tick
from portal.web.fields import Hidden, HouseNumber, Line, Lines, Mail, Phone, Postcode
from portal.web.forms import PageForm, from_request
from portal.web.language import pages
from portal.web.question import Card
from portal.web.style import stylesheet, stylesheet_name
from tests.web.portals import BRANDS, OWN, a_portal

WORDS = {
    "gallery.what": "Wat wilt u aanvragen?",
    "gallery.what_hint": "Kies wat het beste past. U kunt het later nog veranderen.",
    "gallery.parts": "Wat moet er komen?",
    "gallery.name": "Uw naam",
    "gallery.name_missing": "Vul uw naam in",
    "gallery.company": "Bedrijf",
    "gallery.postcode": "Postcode",
    "gallery.postcode_hint": "Bijvoorbeeld 1234 AB",
    "gallery.number": "Huisnummer",
    "gallery.mail": "E-mailadres",
    "gallery.phone": "Telefoonnummer",
    "gallery.phone_hint": "Hierop belt de planner u.",
    "gallery.week": "In welke week wilt u de aansluiting?",
    "gallery.words": "Wat moeten wij nog weten?",
    "gallery.agree": "Ik ga akkoord met de voorwaarden",
    "gallery.grade": "Hoe tevreden bent u over uw aansluiting?",
    "gallery.time": "Kwam de aannemer op tijd?",
}
KINDS = (
    Card("new", "Nieuwe aansluiting", "Er is nog niets: een nieuw huis of een nieuw pand.", "12 tot 18 weken"),
    Card("heavier", "Zwaarder maken", "U hebt meer stroom nodig, bijvoorbeeld voor een warmtepomp.", "€ 1.234,56"),
    Card("remove", "Weghalen"),
)
WEEKS = (Card("2027-04-05", "week 14 (5 tot en met 9 april)"), Card("2027-04-12", "week 15 (12 tot en met 16 april)"))
YES_NO = (Card("yes", "Ja"), Card("no", "Nee"), Card("later", "Later dan afgesproken"))


class EverythingForm(PageForm):
    what = Pick("gallery.what", hint="gallery.what_hint", cards=KINDS)
    parts = Picks("gallery.parts", cards=KINDS)
    name = Line("gallery.name", missing="gallery.name_missing", autocomplete="name")
    company = Line("gallery.company", optional=True)
    postcode = Postcode("gallery.postcode", hint="gallery.postcode_hint")
    number = HouseNumber("gallery.number")
    mail = Mail("gallery.mail")
    phone = Phone("gallery.phone", hint="gallery.phone_hint")
    week = Select("gallery.week", cards=WEEKS)
    words = Lines("gallery.words", optional=True, longest=200)
    agree = Tick("gallery.agree")
    trail = Hidden()


class OneQuestionForm(PageForm):
    what = Pick("gallery.what", hint="gallery.what_hint", cards=KINDS)


class SurveyForm(PageForm):
    grade = Grade("gallery.grade")
    time = Pick("gallery.time", cards=YES_NO, optional=True)
    words = Lines("gallery.words", optional=True)


def make_gallery(portal: Portal) -> Flask:
    app = make_app(__name__, portal)
    pages(app, "everything", everything, nl="/alles/", en="/en/all/")
    pages(app, "one", one, nl="/vraag/", en="/en/question/")
    pages(app, "survey", survey, nl="/cijfer/", en="/en/grade/")
    pages(app, "follow", lambda: page("gallery/follow.html"), nl="/stand/", en="/en/status/", methods=("GET",))
    pages(app, "parts", lambda: page("gallery/parts.html"), nl="/delen/", en="/en/parts/", methods=("GET",))
    pages(app, "thing", thing, nl="/ding/<int:number>", en="/en/thing/<int:number>", methods=("GET",))
    pages(app, "send", lambda: see_other("one"), nl="/stuur", en="/en/send", methods=("POST",))
    return app


def everything() -> Response:
    form = from_request(EverythingForm, {"what": "new", "name": "J. de Boer", "trail": "<a>"})
    if request.method == "POST" and form.validate():
        return see_other("one")
    return page("gallery/everything.html", form=form)


def one() -> Response:
    form = from_request(OneQuestionForm)
    if request.method == "POST" and form.validate():
        return see_other("everything")
    return page("gallery/one.html", form=form)


def survey() -> Response:
    form = from_request(SurveyForm, {"grade": request.args.get("score", type=int)})
    if request.method == "POST" and form.validate():
        return see_other("parts")
    return page("gallery/survey.html", form=form)


def thing(number: int) -> Response:
    if number != 1:
        abort(404)
    return page("gallery/parts.html")


def write(folder: Path, brand: str) -> None:
    """Every page of the gallery with the stylesheet beside it."""
    portal = a_portal(brand, WORDS)
    client = make_gallery(portal).test_client()
    folder.mkdir(parents=True, exist_ok=True)
    looks = portal.definition.brand
    (folder / "style.css").write_text(stylesheet(looks), "utf-8")
    for name, path, data in SHOWN:
        answer = client.open(path, method="POST" if data is not None else "GET", data=data, headers={"Origin": OWN})
        html = answer.get_data(as_text=True).replace(f"/stijl/{stylesheet_name(looks)}", "style.css")
        (folder / f"{name}.html").write_text(html, "utf-8")


SHOWN: tuple[tuple[str, str, dict[str, str] | None], ...] = (
    ("everything", "/alles/", None),
    ("faults", "/alles/", {"postcode": "12", "mail": "jan", "name": "Jan"}),
    ("one", "/vraag/", None),
    ("one-fault", "/en/question/", {}),
    ("survey", "/cijfer/", None),
    ("survey-chosen", "/cijfer/?score=8", None),
    ("follow", "/stand/", None),
    ("parts", "/delen/", None),
    ("missing", "/nergens/", None),
)

if __name__ == "__main__":
    for brand in BRANDS:
        write(Path(sys.argv[1]) / brand, brand)
