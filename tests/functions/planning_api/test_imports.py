"""Many lines at once, as NDJSON and as CSV, on a running engine."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from functions.planning_api.app import create_app
from functions.planning_api.lines import MOST_LINES, NotLines, csv_lines, json_lines
from functions.planning_api.reading import WrongField
from portal.bootstrap.planning_api import PlanningApi
from portal.domain.application import Application
from portal.domain.fold import fold
from portal.domain.running import SILENCE
from portal.services.limiting import TooOften
from portal.services.ports import Commit, Unavailable
from portal.store.applications import ApplicationStore
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_commit, a_definition, a_log
from tests.functions.planning_api.conftest import Importer, Reader, Sender
from tests.functions.planning_api.test_contacts import event
from tests.functions.planning_api.test_reads import feed_of

WATER_STEPS = {"released": "2026-09-10T12:00:00Z", "work_file_ready": "2026-10-01T12:00:00Z"}
RUNNING: Mapping[str, Any] = {
    "type": "application",
    "submitted_at": "2026-09-01T10:00:00+02:00",
    "kind": "new",
    "name": "Robin de Tester",
    "mail": "robin@klant.example",
    "postcode": "6811 AB",
    "number": "12",
    "street": "Proefstraat",
    "place": "Arnhem",
    "wish_week": "2027-W14",
    "orders": [
        {
            "discipline": "water",
            "reached": {"released": "2026-09-10T12:00:00Z", "work_file_ready": "2026-10-01T12:00:00Z"},
        },
        {"discipline": "electricity", "capacity": "3x25A", "reached": {"released": "2026-09-12T12:00:00Z"}},
    ],
    "planned": {"since": "2026-10-05T12:00:00Z", "week": "2027-W14"},
}
sources = count(1)


def running(**changes: Any) -> dict[str, Any]:
    source = f"PL-{next(sources)}"
    capacity = next(
        one.id
        for product in a_definition().catalogue.products
        if product.discipline == "electricity"
        for one in product.capacities
        if not one.quote_only
    )
    orders = [{**order, **({"capacity": capacity} if "capacity" in order else {})} for order in RUNNING["orders"]]
    return {**RUNNING, "orders": orders, "event_id": f"in-{source}", "source": source, **changes}


def lines(*bodies: Mapping[str, Any]) -> str:
    return "\n".join(json.dumps(body) for body in bodies)


def taken_over(applications: ApplicationStore, bring: Importer, body: Mapping[str, Any]) -> Application:
    (line,) = bring(lines(body)).json["lines"]
    state = applications.load(line.get("application", ""))
    assert state is not None, line
    return state


def test_every_line_has_a_report_of_its_own(bring: Importer, reference: str) -> None:
    bodies = [
        event(reference, "a", type="released"),
        event(reference, "b", type="completion", discipline="gas"),
        event(reference, "c", type="soft_date", week="2027-W60"),
        event("MA-0000-000", "d", type="released"),
        event(reference, "a", type="released"),
        event(reference, "a", type="stalled", discipline="water", cause="permit"),
    ]
    answer = bring(lines(*bodies) + "\n\nnonsense\n").json

    assert [(line["line"], line["result"], line.get("field", "")) for line in answer["lines"]] == [
        (1, "accepted", ""),
        (2, "refused", ""),
        (3, "refused", "week"),
        (4, "refused", "application"),
        (5, "accepted", ""),
        (6, "refused", "event_id"),
        (8, "refused", ""),
    ]
    assert all(line["detail"] for line in answer["lines"] if line["result"] == "refused")
    assert answer["next"] is None


def test_csv_says_the_same_as_json(bring: Importer, reference: str, applications: ApplicationStore) -> None:
    table = (
        "event_id;type;application;disciplines;week;contact.date;contact.time;contact.employee;contact.spoken_with;"
        "contact.about;contact.reached;contact.next.week;contact.next.by\r\n"
        f"a;released;{reference};water electricity;;;;;;;;;\r\n"
        f'b;soft_date;{reference};;2027-W14;2026-11-23;09:30;Ploeg Oost;Sanne;"A; b";yes;2027-W10;{CONTRACTOR}\r\n'
        f"c;soft_date;{reference};;2027-W14;2026-11-23;09:30;Ploeg Oost;Sanne;Week 14;true;2027-W10;{CONTRACTOR}\r\n"
    )
    answer = bring(table.encode("utf-8-sig"), kind="text/csv").json

    assert [(line["line"], line["result"], line.get("field", "")) for line in answer["lines"]] == [
        (2, "accepted", ""),
        (3, "refused", "contact.reached"),
        (4, "accepted", ""),
    ]
    state = applications.load(reference)
    assert state is not None
    assert [contact.moment for contact in state.contacts] == ["1"]
    assert bring(lines(event(reference, "a", type="released", disciplines=["water", "electricity"]))).json["lines"] == [
        {"line": 1, "result": "accepted", "event_id": "a", "application": reference}
    ]


def test_the_same_lines_again_change_nothing(bring: Importer, reference: str, applications: ApplicationStore) -> None:
    body = lines(event(reference, "a", type="released"), event(reference, "b", type="soft_date", week="2027-W14"))
    first = bring(body).json
    log = applications.log(reference)

    assert bring(body).json == first
    assert applications.log(reference) == log


def test_lines_about_one_application_are_written_together_and_each_is_remembered(
    bring: Importer, reference: str, applications: ApplicationStore
) -> None:
    work = [
        {"type": "released"},
        {"type": "soft_date", "week": "2027-W14"},
        {"type": "hard_date", "date": "2027-04-06"},
    ]
    work += [{"type": "completion", "discipline": discipline} for discipline in ("water", "electricity")]
    bodies = [event(reference, f"e-{at}", **body) for at, body in enumerate(work)]

    for _ in range(2):
        assert [line["result"] for line in bring(lines(*bodies)).json["lines"]] == ["accepted"] * 5
    log = applications.log(reference)
    assert fold(reference, log) == applications.load(reference)
    again = bring(lines(event(reference, "e-3", type="released"))).json["lines"]
    assert again[0]["field"] == "event_id"
    assert len(applications.log(reference)) == len(log)


def test_a_body_that_is_no_list_of_lines_is_refused(bring: Importer) -> None:
    assert bring("{}", kind="application/json").status_code == 415
    assert bring(b"\xff\xfe", kind="text/csv").status_code == 400
    assert bring("", kind="text/csv").json == {"lines": [], "next": None, "retry_after": None}


def test_more_lines_than_one_request_takes_are_asked_for(bring: Importer, reference: str) -> None:
    answer = bring("\n".join(["{}"] * (MOST_LINES + 1))).json

    assert len(answer["lines"]) == MOST_LINES
    assert (answer["next"], answer["retry_after"]) == (MOST_LINES + 1, 0)


class Away(ApplicationStore):
    """Doesn't answer from the third commit on."""

    commits = 0

    def commit(self, commit: Commit) -> None:
        self.commits += 1
        if self.commits > 2:
            raise Unavailable("no answer")
        super().commit(commit)


def test_lines_that_find_no_store_are_asked_for_again(
    portal: PlanningApi,
    tables: Tables,
    keys: dict[str, str],
    applications: ApplicationStore,
    next_reference: Callable[[], str],
) -> None:
    references = [next_reference() for _ in range(4)]
    for reference in references:
        applications.commit(a_commit(a_log(), reference))
    bring = Importer(create_app(replace(portal, applications=Away(tables))), keys)
    answer = bring(lines(*(event(reference, "e", type="released") for reference in references))).json

    assert [line["result"] for line in answer["lines"]] == ["accepted", "accepted"]
    assert answer["next"] == 3
    assert answer["retry_after"] > 0


class Full:
    """A limit of three."""

    counted = 0

    def count(self, act: str, who: str) -> None:
        self.counted += 1
        if self.counted > 3:
            raise TooOften(act, NOW.replace(hour=10) - NOW)  # type: ignore[arg-type]


def test_an_organisation_that_brings_too_much_is_told_when_to_go_on(
    portal: PlanningApi, keys: dict[str, str], reference: str
) -> None:
    bring = Importer(create_app(replace(portal, limiter=Full())), keys)  # type: ignore[arg-type]
    answer = bring(lines(*(event(reference, f"e-{at}", type="released") for at in range(5)))).json

    assert len(answer["lines"]) == 3
    assert (answer["next"], answer["retry_after"]) == (4, 3600)


def test_a_running_application_is_taken_over_with_its_history(bring: Importer, applications: ApplicationStore) -> None:
    body = running()
    state = taken_over(applications, bring, body)

    assert state.source == f"{CONTRACTOR}:{body['source']}"
    assert state.submitted_at.isoformat() == "2026-09-01T08:00:00+00:00"
    water = state.order("water")
    assert water is not None
    assert water.reached["work_file_ready"].isoformat() == "2026-10-01T12:00:00+00:00"
    assert water.current is not None
    assert water.current.promise.first_day.isoformat() == "2027-04-05"
    assert [todo for todo in state.todos if todo.kind == "drawing"] == []
    assert fold(state.reference, applications.log(state.reference)) == state
    assert applications.person(state.reference).name == "Robin de Tester"  # type: ignore[union-attr]


def test_nobody_is_mailed_about_what_happened_before_unless_asked(
    bring: Importer, applications: ApplicationStore, tables: Tables
) -> None:
    def mailed(state: Application) -> list[str]:
        found = [item.body for item in tables.outbox.scan()]
        return [json.loads(body)["name"] for body in found if json.loads(body)["subject"] == state.reference]

    assert mailed(taken_over(applications, bring, running())) == []
    assert mailed(taken_over(applications, bring, running(notify=True))) == ["confirmation"]


def test_the_silence_of_a_customer_begins_today(bring: Importer, applications: ApplicationStore) -> None:
    state = taken_over(applications, bring, running())
    (silence,) = [due for due in state.deadlines if due.moment == SILENCE]

    assert silence.due > NOW


def test_the_same_source_is_taken_over_once(bring: Importer, applications: ApplicationStore) -> None:
    body = running()
    with ThreadPoolExecutor(6) as pool:
        answers = [answer.json["lines"][0] for answer in pool.map(bring, [lines(body)] * 6)]
    again = bring(lines({**body, "event_id": "other"})).json["lines"][0]

    assert {(answer["result"], answer["application"]) for answer in answers} == {("accepted", again["application"])}
    assert again["result"] == "unchanged"
    assert bring(lines({**body, "name": "Iemand anders"})).json["lines"][0]["field"] == "event_id"


def test_another_organisation_with_the_same_reference_brings_another_application(
    bring: Importer, applications: ApplicationStore
) -> None:
    body = running()
    one, two = (bring(lines(body), by).json["lines"][0]["application"] for by in (CONTRACTOR, WATER))

    assert one != two


def test_a_reference_that_is_taken_gives_way_to_the_next(
    bring: Importer, applications: ApplicationStore, portal: PlanningApi
) -> None:
    from portal.services.take_over import references

    body = running()
    where = f"{CONTRACTOR}:{body['source']}"
    first, second, _ = references(portal.settings.lookup_secret, portal.definition, where)
    applications.commit(a_commit(a_log(), first))

    assert taken_over(applications, bring, body).reference == second
    assert bring(lines(body)).json["lines"][0]["application"] == second


def test_the_organisation_goes_on_under_its_own_reference(
    bring: Importer, send: Sender, read: Reader, applications: ApplicationStore
) -> None:
    body = running()
    state = taken_over(applications, bring, body)
    answer = send(event(f"own:{body['source']}", "next", type="milestone", milestone="permit_granted"))

    assert answer.json == {"application": state.reference, "event_id": "next", "result": "accepted"}
    assert send(event("own:nothing", "next", type="released")).status_code == 404
    assert send(event(f"own:{body['source']}", "x", type="released"), WATER).status_code == 404
    assert read(f"applications/{state.reference}").json["source"] == body["source"]
    assert read(f"applications/{state.reference}", WATER).json["source"] == ""
    assert [item["application"] for item in feed_of(read, state.reference, POWER)] == [state.reference] * 2


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"postcode": "0000 AA"}, "postcode"),
        ({"postcode": "9999 ZZ"}, "has no part"),
        ({"submitted_at": "0001-01-01T00:00:00+14:00"}, "from 2000"),
        ({"submitted_at": "2027-09-01T10:00:00+02:00"}, "before"),
        ({"orders": [{"discipline": "telepathy"}]}, "telepathy"),
        ({"wish_week": "2027-W60"}, "no week"),
        ({"orders": [{"discipline": "water", "reached": {"delivered": "2026-10-01T12:00:00Z"}}]}, "not completed"),
        ({"orders": [{"discipline": "water", "reached": {"baked": "2026-10-01T12:00:00Z"}}]}, "not reported"),
        ({"source": "with spaces"}, "own reference"),
    ],
)
def test_what_cannot_be_taken_over_is_answered_with_what_can(
    bring: Importer, changes: dict[str, Any], detail: str
) -> None:
    (line,) = bring(lines(running(**changes))).json["lines"]

    assert line["result"] == "refused"
    assert detail in line["detail"]


def with_own_date(own: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Taken over with a date of water's own, which may begin."""
    body = running(**changes)
    water, power = body["orders"]
    reached = {**water["reached"], "quote_accepted": "2026-09-20T12:00:00Z"}
    return {**body, "orders": [{**water, "reached": reached, "planned": own}, power]}


@pytest.mark.parametrize(
    ("shared", "own", "stand"),
    [
        ({"week": "2027-W14"}, {"week": "2027-W15"}, [("soft", date(2027, 4, 12)), ("soft", date(2027, 4, 5))]),
        ({"week": "2027-W14"}, {"date": "2027-04-13"}, [("hard", date(2027, 4, 13)), ("soft", date(2027, 4, 5))]),
        ({"date": "2027-04-06"}, {"date": "2027-04-13"}, [("hard", date(2027, 4, 13)), ("hard", date(2027, 4, 6))]),
    ],
)
def test_a_discipline_is_taken_over_with_a_date_of_its_own_and_no_shift(
    applications: ApplicationStore, bring: Importer, shared: Any, own: Any, stand: list[tuple[str, date]]
) -> None:
    planned = {"since": "2026-10-05T12:00:00Z", **shared}
    state = taken_over(applications, bring, with_own_date({**own, "cause": "shared_trench"}, planned=planned))
    plans = [order.current for order in state.orders]

    assert [(one.hardness, one.promise.first_day) for one in plans if one] == stand
    assert [one.promise.cause for one in plans if one] == ["shared_trench", ""]
    assert state.shifts == 0
    assert state.pavement_openings == 2


@pytest.mark.parametrize("shared", [None, {"since": "2026-10-05T12:00:00Z", "date": "2027-04-06"}])
def test_a_week_of_ones_own_needs_a_week_for_the_others(bring: Importer, shared: Any) -> None:
    (line,) = bring(lines(with_own_date({"week": "2027-W15", "cause": "frost"}, planned=shared))).json["lines"]
    assert (line["result"], line["field"]) == ("refused", "orders[0].planned")


def test_an_organisation_brings_only_what_it_has_a_part_in(bring: Importer) -> None:
    (line,) = bring(lines(running()), "noordernet").json["lines"]

    assert (line["result"], "has no part" in line["detail"]) == ("refused", True)


def test_columns_with_dots_and_numbers_make_fields_and_lists() -> None:
    body = running()
    columns = {
        **{name: body[name] for name in ("type", "event_id", "source", "submitted_at", "kind", "name", "postcode")},
        "place": "Arnhem",
        "wish_week": "2027-W14",
        "orders.1.discipline": "water",
        "orders.1.reached.released": "2026-09-10T12:00:00Z",
        "orders.2.discipline": "electricity",
        "planned.week": "2027-W14",
        "planned.since": "2026-10-05T12:00:00Z",
        "notify": "true",
    }
    (raw,) = csv_lines(f"{','.join(columns)}\n{','.join(map(str, columns.values()))}\n".encode())
    read = raw.understood()

    assert [order.discipline for order in read.orders] == ["water", "electricity"]  # type: ignore[union-attr]
    assert read.notify is True  # type: ignore[union-attr]


@pytest.mark.parametrize("table", [b"a,b\n1\n", b"a\n1,2\n", b"contact,contact.date\nx,2027-01-01\n"])
def test_cells_that_belong_nowhere_are_refused(table: bytes) -> None:
    (raw,) = csv_lines(table)
    with pytest.raises(WrongField):
        raw.understood()


@pytest.mark.parametrize("table", [b'a\n"open', b"a\n\xff"])
def test_what_is_no_table_is_refused_as_a_whole(table: bytes) -> None:
    with pytest.raises(NotLines):
        list(csv_lines(table))


def test_empty_lines_count_and_are_skipped() -> None:
    assert [raw.number for raw in json_lines(b"{}\n\n{}\r\n")] == [1, 3]
