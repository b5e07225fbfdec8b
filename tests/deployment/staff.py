"""Staff at work, far away: signed in without their provider, for an emulated account has none of those."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from portal.domain.links import LinkKeys, mail_hash
from portal.domain.staff import Employee
from tests.at_work import cookie_of
from tests.deployment.deployed import Deployed
from tests.deployment.far_pages import FarPages
from tests.deployment.walk import PLANNER
from tests.pages import Page

JET = Employee("jet", "Jet de Planner", "planner", PLANNER)
TALK = {"about": "De meterkast is klaar en de oprit is vrij."}


def at_work(place: Deployed, employee: Employee = JET, hours_ago: int = 0) -> FarPages:
    """A browser with the cookie of somebody who signed in then; the key of its signature is in the account's secret."""
    keys = {id: bytes.fromhex(value) for id, value in place.secret["link_keys"].items()}
    moved = timedelta(seconds=float(place.clock.read_text())) - timedelta(hours=hours_ago)
    pages = FarPages(place)
    cookie = cookie_of(employee, LinkKeys(max(keys), keys), place.target.brand, datetime.now(UTC) + moved)
    cast(Any, pages.client).cookies.update(cookie)
    return pages


def looked_around(place: Deployed, staff: FarPages, reference: str, mail: str) -> None:
    """The lists, the week, the customer and the application."""
    key = mail_hash(bytes.fromhex(place.secret["lookup"]), mail)
    for path in ("", "?moment=1", "week/", f"klant/{key}", f"aanvraag/{reference}", f"aanvraag/{reference}/klant"):
        page = staff.get(f"/medewerkers/{path}")
        page = staff.follow() if page.location else page
        assert page.status == 200, f"/medewerkers/{path} was answered {page.status}: {page.text}"


def logged(staff: FarPages, reference: str) -> Page:
    """One contact outside any contact moment: the form, the mail, the one submit; the page after it."""
    path = f"/medewerkers/aanvraag/{reference}/contact"
    form = staff.get(f"{path}?kcm=-")
    mail = staff.post(path, {**form.answers(), **TALK, "step": "preview"})
    assert TALK["about"] in mail.text, mail.text
    done = staff.post(path, {**mail.answers(), "step": "save"})
    assert done.status == 303, f"saving was answered {done.status}: {done.text}"
    return staff.follow()


def taken_back(staff: FarPages, page: Page) -> Page:
    form = page.soup.select_one("main form")
    assert form, page.text
    staff.post(str(form["action"]), page.answers())
    return staff.follow()


def typed_too_late(place: Deployed, reference: str) -> Page:
    """Somebody whose session was over sends a form; the page that asks them to sign in."""
    path = f"/medewerkers/aanvraag/{reference}/contact"
    return at_work(place, hours_ago=24).post(path, {**TALK, "step": "preview"})
