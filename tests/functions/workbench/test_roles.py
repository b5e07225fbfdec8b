"""Who gets where: every page of the workbench × every role × what is their own, of others, of another brand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

import pytest

from portal.domain.application import Application
from portal.domain.links import mail_hash, postcode_hash
from portal.domain.reports import Reach
from portal.domain.staff import StaffRole
from portal.services.audit_ports import Look
from portal.services.ports import Conflict
from portal.settings import Settings
from portal.store.audit import AuditStore
from portal.store.tables import Tables, connect, create
from tests.builders import CONTRACTOR, POWER
from tests.functions.workbench.at_work import HTTPS, Office, Screen, here
from tests.pages import OWN_PAGE

pytestmark = pytest.mark.long

ROLES: tuple[StaffRole, ...] = get_args(StaffRole)
EVERYBODY = frozenset(ROLES)
PLANNING = frozenset(("planner", "coordinator"))
REPORTING = frozenset(("work_preparer", "planner"))
TALKING = REPORTING | {"customer_service"}
STEERING = frozenset(("coordinator", "quality", "administrator"))
LOOKING = EVERYBODY - {"quality"}
SERVING = frozenset(("customer_service", "administrator"))

MAY: dict[str, frozenset[str]] = {
    "/medewerkers/": PLANNING | {"work_preparer", "customer_service"},
    "/medewerkers/week/": PLANNING,
    "/medewerkers/week/<week>": PLANNING,
    "/medewerkers/zoeken/": LOOKING,
    "/medewerkers/klant/<key>": LOOKING,
    "/medewerkers/postcode/<key>": LOOKING,
    "/medewerkers/vragen/": frozenset(("customer_service", "administrator")),
    "/medewerkers/vragen/<id>": frozenset(("customer_service", "administrator")),
    "/medewerkers/toetsen/": EVERYBODY,
    "/medewerkers/bewaard/<id>": EVERYBODY,
    "/medewerkers/aanvraag/<ref>": EVERYBODY,
    "/medewerkers/aanvraag/<ref>/klant": EVERYBODY,
    "/medewerkers/aanvraag/<ref>/contact": TALKING,
    "/medewerkers/aanvraag/<ref>/vastgelegd/<id>": TALKING,
    "/medewerkers/aanvraag/<ref>/terugnemen": TALKING,
    "/medewerkers/aanvraag/<ref>/melden/<act>": TALKING,
    "/medewerkers/brieven/": SERVING,
    "/medewerkers/brieven/<key>": SERVING,
    "/medewerkers/brieven/<key>/geprint": SERVING,
    "/medewerkers/werkinstructie/": EVERYBODY,
    "/medewerkers/werkinstructie/<moment>": EVERYBODY,
    "/medewerkers/kwaliteit/": frozenset(("quality",)),
    "/medewerkers/kwaliteit/<week>": frozenset(("quality",)),
    "/medewerkers/kwaliteit/<week>/<organisation>": frozenset(("quality",)),
    "/medewerkers/kwaliteit/<week>/<organisation>/<key>": frozenset(("quality",)),
    "/medewerkers/kwaliteit/berichten/": frozenset(("quality",)),
    "/medewerkers/kwaliteit/berichten/cijfers.csv": frozenset(("quality",)),
    "/medewerkers/overleg/": STEERING,
    "/medewerkers/overleg/<combi>/<week>": STEERING,
    "/medewerkers/overleg/<combi>/<week>/cijfers.csv": STEERING,
}
"""Which roles a page is for."""
OPEN = {f"/medewerkers/{rest}" for rest in ("inloggen", "binnen", "uitloggen", "uitgelogd", "bestand/<name>")}
"""What needs no signing in, because it is what signing in needs."""
OWN: dict[StaffRole, str] = {
    "work_preparer": POWER,
    "planner": CONTRACTOR,
    "coordinator": "combi_rivierenland",
    "customer_service": "",
    "quality": "",
    "administrator": "",
}
OTHER: dict[StaffRole, str] = {"work_preparer": "noordernet", "planner": "polderbouw", "coordinator": "combi_noordwest"}
"""Organisations with no part in the application; who works for the brand itself has no other."""
ABOUT_ONE = ("<ref>", "<key>")
KNOWN = {
    "act": "schouw",
    "id": "zzzz",
    "week": "2026-W46",
    "moment": "1",
    "organisation": POWER,
    "combi": "combi_rivierenland",
}


@dataclass(frozen=True)
class Desk:
    office: Office
    state: Application

    def paths(self) -> Iterator[tuple[str, str, str]]:
        """Every rule that needs signing in, its address with genuine parts, and a method it knows."""
        for rule in self.office.app.url_map.iter_rules():
            if rule.rule not in OPEN:
                for method in sorted({"GET", "POST"} & set(rule.methods or ())):
                    yield rule.rule, self._path(rule.rule), method

    def _path(self, rule: str) -> str:
        secret = self.office.portal.settings.lookup_secret
        key = postcode_hash(secret, "6811 AB") if "postcode" in rule else mail_hash(secret, "sanne@klant.example")
        parts = {**KNOWN, "ref": self.state.reference, "key": key}
        for name, value in parts.items():
            rule = rule.replace(f"<{name}>", value)
        return rule


@pytest.fixture(scope="module")
def desk(settings: Settings, tables: Tables) -> Desk:
    office = Office(settings, tables)
    state = office.application(Reach("released"))
    secret, lookup = settings.lookup_secret, tables.lookup
    for key in (f"MAIL#{mail_hash(secret, 'sanne@klant.example')}", f"POST#{postcode_hash(secret, '6811 AB')}"):
        lookup(key).update(actions=[lookup.references.add({state.reference})])
    return Desk(office, state)


def status(screen: Screen, path: str, method: str) -> int:
    return screen.pages.client.open(path, method=method, headers=OWN_PAGE, base_url=HTTPS).status_code


def test_every_page_stands_in_the_table(desk: Desk) -> None:
    rules = {rule.rule for rule in desk.office.app.url_map.iter_rules()}
    assert rules == MAY.keys() | OPEN


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_to_its_own_pages_and_no_further(desk: Desk, role: StaffRole) -> None:
    screen = desk.office.screen(role, OWN[role])
    found = {(rule, method): status(screen, path, method) for rule, path, method in desk.paths()}
    refused = {rule for (rule, _), code in found.items() if code == 403}
    assert refused == {rule for rule, roles in MAY.items() if role not in roles}
    assert not [(which, code) for which, code in found.items() if code >= 500]


@pytest.mark.parametrize("role", OTHER)
def test_nobody_gets_to_an_application_of_others(desk: Desk, role: StaffRole) -> None:
    screen = desk.office.screen(role, OTHER[role])
    for rule, path, method in desk.paths():
        if any(part in rule for part in ABOUT_ONE):
            wanted = 404 if role in MAY[rule] else 403
            assert status(screen, path, method) == wanted, f"{method} {rule}"


@pytest.mark.parametrize("role", OTHER)
def test_what_others_have_stands_on_no_list(desk: Desk, role: StaffRole) -> None:
    screen = desk.office.screen(role, OTHER[role])
    for path in ("/medewerkers/", "/medewerkers/week/2027-W14"):
        if role in MAY[path.replace("2027-W14", "<week>")]:
            assert desk.state.reference not in screen.get(path).html


@pytest.mark.parametrize("role", ROLES)
def test_a_session_of_one_brand_opens_nothing_of_another(desk: Desk, role: StaffRole, settings: Settings) -> None:
    other = replace(settings, brand="veldgloed")
    create(connect(other.table_prefix, other.region, other.dynamodb_endpoint))
    office = Office(other, connect(other.table_prefix, other.region, other.dynamodb_endpoint))
    cookie = desk.office.screen(role, OWN[role]).pages.client.get_cookie("__Host-medewerker", domain="localhost")
    assert cookie is not None
    client = office.app.test_client()
    client.set_cookie("__Host-medewerker", cookie.value, domain="localhost", secure=True)
    for rule, path, method in desk.paths():
        answer = client.open(path, method=method, headers=OWN_PAGE, base_url=HTTPS)
        assert answer.status_code in (303, 401), f"{method} {rule}"
        assert answer.status_code == 401 or answer.location.startswith("/medewerkers/inloggen")


def test_whoever_is_not_signed_in_gets_nowhere(desk: Desk) -> None:
    client = desk.office.app.test_client()
    for rule, path, method in desk.paths():
        answer = client.open(path, method=method, headers=OWN_PAGE, base_url=HTTPS)
        assert answer.status_code == (401 if method == "POST" else 303), f"{method} {rule}"


def test_a_look_leaves_a_trace_and_changes_nothing_else(desk: Desk) -> None:
    screen, tables = desk.office.screen(), desk.office.tables
    stores = [model for model in tables.all if model is not tables.audit]

    def contents() -> list[str]:
        return sorted(str(item.serialize()) for model in stores for item in model.scan())

    before, traces = contents(), len(list(tables.audit.query(f"AUDIT#{desk.state.reference}")))
    for _, path, method in desk.paths():
        if method == "GET":
            status(screen, path, method)
    assert contents() == before
    written = list(tables.audit.query(f"AUDIT#{desk.state.reference}"))
    assert len(written) > traces
    assert any('"employee":"planner.grondwerk_oost"' in item.body for item in written)


def test_a_trace_can_not_be_written_over(desk: Desk) -> None:
    """The same trace twice is refused by the store, whoever asks."""
    look = Look("a" * 26, desk.office.clock(), "e", "planner", CONTRACTOR, desk.state.reference, "page")
    AuditStore(desk.office.tables).write(look)
    with pytest.raises(Conflict):
        AuditStore(desk.office.tables).write(replace(look, employee="other"))


def test_the_path_of_an_application_is_the_one_in_the_lists(desk: Desk) -> None:
    page = desk.office.screen().get("/medewerkers/")
    assert here(desk.state) in [link["href"] for link in page.soup.select("[data-row] a")]
