"""Every page of the workbench in a browser, on a small phone and at a desk: each route, act and form of a contact, and
each page that says why something was not done. A new route, act or template that is not looked at fails here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page

from functions.workbench import app as workbench
from functions.workbench.acts.table import ACTS
from portal.bootstrap.workbench import for_workbench
from portal.domain.staff import StaffRole
from portal.local.engine import Engine
from portal.store.tables import connect, create
from tests.builders import CONTRACTOR, NOW, POWER, a_definition, some_settings
from tests.journeys.axe import RULES
from tests.journeys.bench import Bench, running_bench
from tests.journeys.looks import NARROW, WIDE, faults
from tests.journeys.stock import MAIL, Stock, a_stock

pytestmark = pytest.mark.long

TEMPLATES = Path(workbench.__file__).parent / "templates/workbench"
ONE, OUT = "/medewerkers/aanvraag/{ref}", ""
EMPLOYER = {"planner": CONTRACTOR, "work_preparer": POWER, "coordinator": "combi_rivierenland"}
NO_PAGE = {
    "/medewerkers/binnen": "leads on to another page",
    "/medewerkers/bestand/<name>": "the style and the script",
    "/medewerkers/overleg/<combi>/<week>/cijfers.csv": "a file to save",
    "/medewerkers/kwaliteit/berichten/cijfers.csv": "a file to save",
}
"""What is opened and shows no page of its own."""
Then = Callable[[Bench, Page], None]
minutes = count(1)


@dataclass(frozen=True)
class Visit:
    """``path`` is filled with the parts of the stock; ``then`` is done there before it is looked at; ``days`` after
    the stock was made."""

    path: str
    template: str
    by: StaffRole | None = "planner"
    days: int = 0
    then: Then | None = None

    def __str__(self) -> str:
        return f"{self.path}{f'+{self.then.__name__}' if self.then else ''}"


def press(page: Page, words: str = "") -> None:
    button = page.get_by_role("button", name=words) if words else page.locator("main form button").first
    button.click()
    page.wait_for_load_state()


def find(typed: str) -> Then:
    def finding(_: Bench, page: Page) -> None:
        page.locator("[name=what]").fill(typed)
        press(page)

    finding.__name__ = typed
    return finding


def nothing_filled_in(_: Bench, page: Page) -> None:
    press(page)


def preview(_: Bench, page: Page) -> None:
    page.locator("[name=about]").fill("De kast hangt.")
    press(page)


def logged(bench: Bench, page: Page) -> None:
    preview(bench, page)
    press(page, "Vastleggen")


def taken_back(bench: Bench, page: Page) -> None:
    logged(bench, page)
    press(page, "Ongedaan maken")


def too_late(bench: Bench, page: Page) -> None:
    logged(bench, page)
    bench.office.clock.pass_(minutes=3)
    press(page, "Ongedaan maken")


def twice(bench: Bench, page: Page) -> None:
    """The same form was sent before, with other words in it."""
    preview(bench, page)
    save(page, about="Eerst dit.")
    press(page, "Vastleggen")


def taken_back_elsewhere(bench: Bench, page: Page) -> None:
    preview(bench, page)
    save(page)
    other = page.context.new_page()
    other.goto(page.url.replace("/contact", f"/vastgelegd/{page.locator('[name=id]').get_attribute('value')}"))
    press(other, "Ongedaan maken")
    other.close()
    press(page, "Vastleggen")


def another_was_faster(bench: Bench, page: Page) -> None:
    """A colleague agreed a day meanwhile."""
    page.locator("[name=outcome]").select_option(index=5)
    page.locator("[name=cause]").select_option(index=1)
    preview(bench, page)
    save(page, id="a" * 26, outcome="2027-04-07:day")
    press(page, "Vastleggen")


def save(page: Page, **other: str) -> None:
    """Send the form that is open from another window, with some answers changed."""
    typed = page.evaluate("() => Object.fromEntries(new FormData(document.querySelector('main form')))")
    sent = {**typed, "step": "save", **other}
    answer = page.context.request.post(page.url, form=sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert "Het contact is vastgelegd" in answer.text()


def session_over(bench: Bench, page: Page) -> None:
    page.locator("[name=about]").fill("De kast hangt.")
    bench.office.clock.pass_(hours=1)
    press(page)


def signed_in_again(bench: Bench, page: Page) -> None:
    session_over(bench, page)
    kept = page.locator("[name=naar]").get_attribute("value")
    bench.sign_in(page, "planner", CONTRACTOR)
    bench.go(page, str(kept))


def nobody_came_in(bench: Bench, page: Page) -> None:
    """Back from the provider without a proof."""
    bench.remember(page, attempt={"state": "x", "nonce": "x", "verifier": "x"})
    bench.go(page, "/medewerkers/binnen?code=x&state=x")


def another_page(bench: Bench, page: Page) -> None:
    """One that is not for their role."""
    bench.go(page, "/medewerkers/week/")


VISITS = (
    Visit("/medewerkers/", "work.html"),
    Visit("/medewerkers/", "work.html", "work_preparer"),
    Visit("/medewerkers/", "work.html", "coordinator"),
    Visit("/medewerkers/", "work.html", "customer_service"),
    Visit("/medewerkers/week/", "week.html"),
    Visit("/medewerkers/week/2027-W14", "week.html"),
    Visit("/medewerkers/week/2027-W14", "week.html", "coordinator"),
    Visit("/medewerkers/zoeken/", "find.html"),
    Visit("/medewerkers/zoeken/", "find.html", then=find("nergens")),
    Visit("/medewerkers/zoeken/", "nobody.html", then=find("niemand@klant.example")),
    Visit("/medewerkers/zoeken/", "customer.html", then=find(MAIL)),
    Visit("/medewerkers/klant/{mail}", "customer.html", "customer_service"),
    Visit("/medewerkers/postcode/{postcode}", "customer.html"),
    Visit("/medewerkers/toetsen/", "keys.html"),
    Visit(ONE, "one/application.html"),
    Visit(ONE, "one/application.html", "work_preparer"),
    Visit(ONE, "one/application.html", "coordinator"),
    Visit(ONE, "not_yours.html", "quality", then=another_page),
    Visit(f"{ONE}/klant", "one/customer.html"),
    Visit(f"{ONE}/klant", "one/customer.html", "work_preparer"),
    Visit(f"{ONE}/contact?kcm=-", "talk/form.html"),
    Visit(f"{ONE}/contact", "talk/form.html", "customer_service"),
    Visit(f"{ONE}/contact?kcm=2%2B3", "talk/form.html"),
    Visit(f"{ONE}/contact?kcm=-", "talk/form.html", then=nothing_filled_in),
    Visit(f"{ONE}/contact?kcm=-", "talk/preview.html", then=preview),
    Visit(f"{ONE}/vastgelegd/t1", "talk/logged.html"),
    Visit(f"{ONE}/contact?kcm=-", "talk/logged.html", then=logged),
    Visit(f"{ONE}/contact?kcm=-", "talk/logged.html", then=taken_back),
    Visit(f"{ONE}/contact?kcm=-", "talk/stays.html", then=too_late),
    Visit(f"{ONE}/contact?kcm=-", "talk/twice.html", then=twice),
    Visit(f"{ONE}/contact?kcm=-", "talk/form.html", then=taken_back_elsewhere),
    Visit(f"{ONE}/contact?kcm=2", "talk/form.html", then=another_was_faster),
    Visit(f"{ONE}/contact?kcm=-", "signed_out.html", then=session_over),
    Visit(f"{ONE}/contact?kcm=-", "typed.html", then=signed_in_again),
    Visit(f"{ONE}/melden/stilstand", "acts/act.html", then=nothing_filled_in),
    Visit("/medewerkers/bewaard/zzzz", "error.html"),
    Visit("/medewerkers/werkinstructie/", "reading/all.html"),
    Visit("/medewerkers/kwaliteit/", "quality/week.html", "quality", 7),
    Visit("/medewerkers/kwaliteit/{week}", "quality/week.html", "quality", 7),
    Visit("/medewerkers/kwaliteit/{week}/{contractor}", "quality/sample.html", "quality", 7),
    Visit("/medewerkers/kwaliteit/{week}/{contractor}/{talk}", "quality/check.html", "quality", 7),
    Visit(
        "/medewerkers/kwaliteit/{week}/{contractor}/{talk}", "quality/check.html", "quality", 7, then=nothing_filled_in
    ),
    Visit("/medewerkers/kwaliteit/berichten/", "quality/after.html", "quality", 7),
    Visit("/medewerkers/kwaliteit/berichten/", "quality/after.html", "quality", 70),
    Visit("/medewerkers/overleg/", "quality/combis.html", "coordinator", 7),
    Visit("/medewerkers/overleg/{combi}/{week}", "quality/meeting.html", "coordinator", 7),
    Visit("/medewerkers/brieven/", "printing/list.html", "administrator"),
    Visit("/medewerkers/brieven/{letter}", "printing/otherwise.html", "administrator"),
    Visit("/medewerkers/vragen/", "enquiries.html", "customer_service"),
    Visit("/medewerkers/vragen/", "not_yours.html"),
    Visit("/medewerkers/vragen/{question}", "enquiry.html", "customer_service"),
    Visit("/medewerkers/vragen/{question}", "enquiry.html", "customer_service", then=nothing_filled_in),
    Visit("/medewerkers/vragen/{answered}", "enquiry.html", "customer_service"),
    Visit("/medewerkers/inloggen", "sign_in.html", None),
    Visit("/medewerkers/inloggen", "refused.html", None, then=nobody_came_in),
    Visit("/medewerkers/uitgelogd", "left.html", None),
)
MOMENTS = [moment.id for moment in a_definition().process.contact_moments]
OF_CONTRACTOR = [moment.id for moment in a_definition().process.contact_moments if moment.owner == "contractor"]
SCRIPTED = [moment.id for moment in a_definition().process.contact_moments if moment.script]
OF_OPERATOR = [moment.id for moment in a_definition().process.contact_moments if moment.owner == "operator"]
FORMS = [
    *(Visit(f"{ONE}/contact?kcm={id}", "talk/form.html") for id in OF_CONTRACTOR),
    *(Visit(f"{ONE}/contact?kcm={id}", "talk/form.html", "work_preparer") for id in OF_OPERATOR),
    *(Visit(f"/medewerkers/werkinstructie/{id}", "reading/moment.html") for id in (MOMENTS[0], SCRIPTED[0])),
]


@pytest.fixture(scope="module")
def bench(engine: Engine) -> Iterator[Bench]:
    settings = some_settings(engine.endpoint, stage="looks", secure_cookies=False)
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    create(tables)
    with running_bench(settings, tables) as running:
        yield running


@pytest.fixture(scope="module")
def stock(bench: Bench) -> Stock:
    return a_stock(bench)


@pytest.mark.parametrize("visit", [*VISITS, *FORMS], ids=str)
def test_a_page_looks_right_on_a_phone_and_at_a_desk(bench: Bench, stock: Stock, page: Page, visit: Visit) -> None:
    bench.office.clock.at = NOW + timedelta(days=visit.days, minutes=next(minutes))
    if visit.by:
        bench.sign_in(page, visit.by, EMPLOYER.get(visit.by, ""))
    bench.go(page, visit.path.format(**stock.parts))
    if visit.then:
        visit.then(bench, page)
    assert bench.shown[-1].removeprefix("workbench/") == visit.template, page.url
    assert faults(page, RULES, walked=(NARROW, WIDE)) == []


@pytest.mark.parametrize("act", ACTS)
def test_an_act_looks_right_on_a_phone_and_at_a_desk(bench: Bench, stock: Stock, page: Page, act: str) -> None:
    role, organisation, state = stock.with_act(act)
    bench.sign_in(page, role, organisation)
    bench.go(page, f"/medewerkers/aanvraag/{state.reference}/melden/{act}")
    assert page.locator("main form").count() == 1
    assert faults(page, RULES) == []


def test_every_route_that_shows_a_page_is_looked_at() -> None:
    app = workbench.create_app(for_workbench(some_settings()))
    ways = app.url_map.bind("")
    paths = (re.sub(r"{\w+}", "x", visit.path).partition("?")[0] for visit in (*VISITS, *FORMS))
    seen = {ways.match(path, return_rule=True)[0].rule for path in paths}
    rules = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert rules == seen | NO_PAGE.keys()


def test_every_template_is_looked_at() -> None:
    there = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html")}
    assert there - {"bench.html"} == {visit.template for visit in (*VISITS, *FORMS)} - {"error.html"}
