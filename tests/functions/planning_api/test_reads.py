"""What organisations read back, on a running engine."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from time import sleep
from typing import Any

import pytest

from portal.bootstrap.planning_api import PlanningApi
from portal.domain.application import CUSTOMER
from portal.domain.reports import MakeWish, Reach
from portal.services.feed import read_page
from portal.services.keys import issue_key
from portal.services.record_event import Report, record_event
from portal.store.applications import ApplicationStore
from portal.store.feed import FeedStore
from portal.store.keys import KeyStore
from portal.store.tables import Tables
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_commit, a_definition, a_log, a_person
from tests.functions.planning_api.conftest import Reader, Sender
from tests.functions.planning_api.test_contacts import CONTACT, event

PERSONAL = ("Sanne", "sanne@klant.example", "+31612345678", "Proefstraat")


def feed_of(read: Reader, reference: str, by: str = CONTRACTOR) -> list[Mapping[str, Any]]:
    """All items about one application, page by page."""
    cursor, more, found = "", True, []
    while more:
        page = read(f"orders?limit=7&after={cursor}", by).json
        assert len(page["items"]) <= 7
        found += [item for item in page["items"] if item["application"] == reference]
        cursor, more = page["cursor"], page["more"]
    return found


def test_a_released_order_is_read_by_the_contractor(send: Sender, read: Reader, reference: str) -> None:
    send(event(reference, "r", type="released"), WATER)

    (item,) = feed_of(read, reference)
    assert item == {
        "id": f"{reference}.2",
        "application": reference,
        "version": 2,
        "at": "2026-11-23T09:00:00Z",
        "changes": [{"what": "released", "discipline": "water"}],
    }


def test_what_changes_for_another_is_read_by_that_other(send: Sender, read: Reader, reference: str) -> None:
    send(event(reference, "r", type="released"))
    send(event(reference, "s", type="stalled", discipline="water", cause="permit"), WATER)
    send(event(reference, "x", type="cancelled", disciplines=["water"], cause="withdrawn"), WATER)

    told = [[change["what"] for change in item["changes"]] for item in feed_of(read, reference)]
    assert told == [["stalled"], ["cancelled"]]
    assert [item["changes"] for item in feed_of(read, reference, POWER)] == [
        [{"what": "released", "discipline": "electricity"}]
    ]


def test_an_outsider_reads_nothing_of_it(send: Sender, read: Reader, reference: str) -> None:
    send(event(reference, "r", type="released"), WATER)

    assert feed_of(read, reference, "noordernet") == []
    answers = [read(f"applications/{reference}{path}", "noordernet") for path in ("", "/contacts")]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize(("query", "field"), [("after=nonsense", "after"), ("limit=0", "limit"), ("limit=x", "limit")])
def test_a_question_that_cannot_be_answered_names_its_field(read: Reader, query: str, field: str) -> None:
    answer = read(f"orders?{query}")

    assert answer.status_code == 400
    assert answer.json["errors"][0]["field"] == field


def test_nothing_is_missed_while_many_write_at_once(
    portal: PlanningApi, tables: Tables, applications: ApplicationStore, next_reference: Callable[[], str]
) -> None:
    """Commands that are decided now and written up to a fifth of a second later, while a reader goes on reading."""
    references = [next_reference() for _ in range(40)]
    for reference in references:
        applications.commit(a_commit(a_log(), reference))
    chance, definition = Random(5), a_definition()

    def report(reference: str, late: float) -> str:
        now = datetime.now(UTC)
        sleep(late)
        message = Report(WATER, "r", reference, "hash", (Reach("released", ("water",)),))
        return record_event(applications, definition, message, now)

    feed, seen, cursor = FeedStore(tables), list[str](), ""
    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(partial(report, reference, chance.random() / 5)) for reference in references]
        while True:
            done = all(one.done() for one in writing)
            more = True
            while more:
                page = read_page(feed, CONTRACTOR, cursor, datetime.now(UTC), 10, timedelta(seconds=10))
                seen += [item.reference for item in page.items]
                cursor, more = page.cursor, page.more
            if done:
                break
    assert {one.result() for one in writing} == {"accepted"}
    assert set(references) <= set(seen)


def test_an_operator_reads_its_own_order_and_of_the_other_what_planning_needs(
    send: Sender, read: Reader, reference: str
) -> None:
    send(event(reference, "q", type="quote", discipline="electricity", cents=5, until="2026-12-21", number="Q"), POWER)
    orders = read(f"applications/{reference}", POWER).json["orders"]
    own, other = orders

    assert own["details"]["quote"] == {"cents": 5, "until": "2026-12-21", "number": "Q"}
    assert other["details"] is None
    assert set(other) == {
        "discipline",
        "operator",
        "state",
        "digging",
        "reached",
        "date",
        "first_date",
        "standstill",
    } | {"details"}
    assert read(f"applications/{reference}").json["orders"][0]["details"]["quote"] is None


def test_the_customer_is_known_to_whoever_has_something_to_speak_about(
    send: Sender, read: Reader, reference: str
) -> None:
    def known(by: str) -> bool:
        return read(f"applications/{reference}", by).json["customer"] is not None

    assert (known(POWER), known(CONTRACTOR)) == (True, False)
    send(event(reference, "r", type="released"))
    assert read(f"applications/{reference}").json["customer"]["phone"] == a_person().phone
    send(event(reference, "x", type="cancelled", cause="withdrawn"), POWER)
    assert (known(POWER), known(WATER), known(CONTRACTOR)) == (False, True, True)
    send(event(reference, "c", type="completion", discipline="water"))
    assert (known(WATER), known(CONTRACTOR)) == (True, False)
    send(event(reference, "d", type="milestone", milestone="delivered", disciplines=["water"]), WATER)
    assert known(WATER) is False


def test_the_contractor_reads_what_the_customer_would_have_otherwise_and_decides_it(
    applications: ApplicationStore, send: Sender, read: Reader, reference: str
) -> None:
    wished = Report(
        CUSTOMER, "w", reference, "h", (MakeWish("date", "t1", date(2027, 4, 12)),), {"t1": "Liever later."}
    )
    record_event(applications, a_definition(), wished, NOW)

    (heard,) = feed_of(read, reference)
    assert heard["changes"] == [{"what": "wish", "discipline": ""}]
    seen = read(f"applications/{reference}").json
    assert seen["wishes"] == [
        {"id": "w1", "made_at": "2026-11-23T09:00:00Z", "what": "date", "week": "2027-04-12", "granted": None}
    ]
    assert seen["customer"]["phone"] == a_person().phone
    send(event(reference, "n", type="wish_decided", wish="w1", granted=False, text="Die week zit vol."))
    after = read(f"applications/{reference}").json
    assert (after["wishes"][0]["granted"], after["customer"]) == (False, None)


def test_an_operator_has_no_wish_to_decide(applications: ApplicationStore, read: Reader, reference: str) -> None:
    wished = Report(CUSTOMER, "w", reference, "h", (MakeWish("change", "t1"),), {"t1": "De meterkast komt later."})
    record_event(applications, a_definition(), wished, NOW)

    assert read(f"applications/{reference}", WATER).json["wishes"] == []
    assert feed_of(read, reference, WATER) == []


def test_what_is_read_twice_is_sent_once(send: Sender, read: Reader, reference: str) -> None:
    first = read(f"applications/{reference}")
    again = read(f"applications/{reference}", If_None_Match=first.headers["ETag"])
    send(event(reference, "r", type="released"))
    changed = read(f"applications/{reference}", If_None_Match=first.headers["ETag"])

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert again.data == b""
    assert changed.json["version"] > first.json["version"]


def test_contacts_are_read_under_the_names_of_the_standard(send: Sender, read: Reader, reference: str) -> None:
    send(event(reference, "c", type="contact", contact={**CONTACT, "moment": "1"}))
    talk = {"employee": "Ploeg Oost", "spoken_with": "Sanne de Tester", "about": "Week 15 afgesproken."}
    send(event(reference, "cc", type="contact_corrected", contact_id="c1", **talk))

    before, after = read(f"applications/{reference}/contacts", WATER).json["results"]
    assert before == {
        "nummer": "c1",
        "kanaal": "phone",
        "onderwerp": "1",
        "inhoud": "Kennisgemaakt en week 14 afgesproken.",
        "indicatieContactGelukt": True,
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2026-11-23T08:30:00Z",
        "initiatiefnemer": CONTRACTOR,
        "onderwerpen": [],
        "hadBetrokkenActoren": [
            {"naam": "Ploeg Oost", "soortActor": "medewerker"},
            {"naam": CONTRACTOR, "soortActor": "organisatorische_eenheid"},
        ],
        "hadBetrokkenen": [{"volledigeNaam": "Sanne de Tester", "rol": "klant"}],
        "leiddeTotInterneTaken": [
            {"gevraagdeHandeling": "phone", "toegewezenAanActor": CONTRACTOR, "afTeHandelenVanaf": "2027-03-08"}
        ],
        "vervangen": True,
    }
    assert (after["inhoud"], after["vervangen"]) == ("Week 15 afgesproken.", False)


def test_the_feed_holds_nothing_personal(send: Sender, read: Reader, reference: str, tables: Tables) -> None:
    send(event(reference, "d", type="soft_date", week="2027-W14", contact=CONTACT))
    items = tables.applications.scan(tables.applications.pk.startswith("FEED#"))

    assert [word for item in items for word in PERSONAL if word in str(item.attribute_values)] == []


def test_a_key_opens_what_it_is_for_and_nothing_else(
    send: Sender, read: Reader, reference: str, tables: Tables
) -> None:
    known = a_definition().organisations
    shown = issue_key(KeyStore(tables), known, WATER, lambda: "narrow", NOW, scopes=("orders:read",), name="narrow")
    writer = issue_key(KeyStore(tables), known, CONTRACTOR, lambda: "w", NOW, scopes=("events:write",), name="w")

    assert read("orders", shown).status_code == 200
    refused = read(f"applications/{reference}", shown)
    assert (refused.status_code, "applications:read" in refused.json["detail"]) == (403, True)
    assert send(event(reference, "r", type="released"), shown).status_code == 403
    assert send(event(reference, "r", type="released"), writer).status_code == 202
    refused = send(event(reference, "c", type="contact", contact=CONTACT), writer)
    assert (refused.status_code, "contacts:write" in refused.json["detail"]) == (403, True)


def test_whoever_reads_about_a_person_leaves_a_trace(read: Reader, reference: str, tables: Tables) -> None:
    first = read(f"applications/{reference}", POWER)
    read(f"applications/{reference}", POWER, If_None_Match=first.headers["ETag"])
    read(f"applications/{reference}/contacts", POWER)
    read(f"applications/{reference}", CONTRACTOR)  # who knows no customer before the release
    looks = [json.loads(item.body) for item in tables.audit.query(f"AUDIT#{reference}")]

    assert sorted(look["what"] for look in looks) == ["contacts", "customer"]
    assert {(look["organisation"], look["role"]) for look in looks} == {(POWER, "interface")}


def test_looking_changes_nothing(read: Reader, reference: str, tables: Tables) -> None:
    before = [item.serialize() for item in tables.applications.scan()]
    for path in ("orders", f"applications/{reference}", f"applications/{reference}/contacts"):
        assert read(path).status_code == 200

    assert [item.serialize() for item in tables.applications.scan()] == before
