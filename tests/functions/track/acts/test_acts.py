"""What customers do themselves: each act one report, with a page that confirms it; what counts asks a code first."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args
from urllib.parse import urlsplit

import pytest

from functions.track.acts.routes import ACTS
from portal.domain.events import Event, Sum
from portal.domain.fold import fold
from portal.domain.planning import decide
from portal.domain.possible import Act
from portal.domain.reports import ChangeDetails, Command, SendSum
from portal.services.record_event import Report, record_event
from tests.builders import (
    CONTRACTOR,
    NOW,
    WATER,
    a_definition,
    a_log,
    a_person,
    a_reference,
    hard,
    released,
    soft,
    submitted,
)
from tests.fakes import Clock, InMemoryFiles
from tests.functions.track.acts.customer import Customer
from tests.functions.track.conftest import OWN
from tests.pages import Page

Customers = Callable[..., Customer]
PDF = b"%PDF-1.7 test"


def quoted(*commands: Command) -> tuple[Event, ...]:
    """One order for gas, with its quote of today."""
    definition = a_definition()
    first = replace_cents(submitted("water"))
    log: tuple[Event, ...] = (first,)
    sent = SendSum("quote", "water", Sum(123_400, date(2026, 12, 20), "O-7"))
    for by, command in ((WATER, sent), *((CONTRACTOR, one) for one in commands)):
        log = (*log, *decide(fold(a_reference(), log), command, by, definition, NOW))
    return log


def replace_cents(event: Event) -> Event:
    """As an order that needs a quote."""
    parts = tuple(replace(part, cents=None) for part in event.parts)
    return replace(event, parts=parts)


def test_every_act_has_a_page() -> None:
    assert set(ACTS) == set(get_args(Act))


def test_a_quote_is_refused_and_then_accepted_each_with_a_code(customer_of: Customers) -> None:
    customer = customer_of(quoted())
    asked = customer.do("offerte-weigeren", words="Te duur.")
    assert asked.h1 == "Vul de code in", asked.text
    refused = customer.confirm(asked, "offerte-weigeren")
    assert refused.status == 303, refused.text
    assert customer.now.orders[0].quote_lapsed == "refused"
    assert customer.now.orders[0].stall is not None
    assert customer.now.questions[0].owner == WATER

    accepted = customer.confirm(customer.do("offerte-akkoord"), "offerte-akkoord")

    assert accepted.status == 303, accepted.text
    assert "quote_accepted" in customer.now.orders[0].reached
    assert customer.now.orders[0].stall is None
    assert "U hebt de offerte geaccepteerd" in customer.follow(accepted).text


def test_a_wrong_code_does_nothing_and_loses_nothing(customer_of: Customers) -> None:
    customer = customer_of(quoted())
    asked = customer.do("offerte-akkoord")
    wrong = customer.confirm(asked, "offerte-akkoord", f"{(int(customer.code()) + 1) % 1_000_000:06}")
    assert wrong.status == 422
    assert wrong.faults == ["Deze code klopt niet, of is niet meer geldig. Kijk in het nieuwste bericht."]
    assert "quote_accepted" not in customer.now.orders[0].reached
    assert customer.confirm(wrong, "offerte-akkoord").status == 303


def test_a_code_is_good_for_a_quarter_of_an_hour_and_for_one_form_only(customer_of: Customers, clock: Clock) -> None:
    customer = customer_of(quoted())
    first = customer.do("offerte-akkoord")
    code = customer.code()
    clock.pass_(minutes=a_definition().process.code_minutes)
    assert customer.confirm(first, "offerte-akkoord", code).status == 422
    other = customer.do("stoppen")
    assert customer.confirm(other, "stoppen", code).status == 422


def test_the_same_form_sends_one_code(customer_of: Customers) -> None:
    customer = customer_of(quoted())
    page = customer.get("offerte-akkoord")
    for _ in range(2):
        customer.send(page, "offerte-akkoord")
    kinds = [type(event).__name__ for event in customer.portal.applications.log(customer.state.reference)]
    assert kinds.count("CodeAsked") == 1


def test_a_quote_that_changed_meanwhile_is_looked_at_again(customer_of: Customers) -> None:
    customer = customer_of(quoted())
    asked = customer.do("offerte-akkoord")
    newer = SendSum("quote", "water", Sum(200_000, date(2026, 12, 20), "O-8"))
    report = Report(WATER, "e1", customer.state.reference, "h", (newer,))
    record_event(customer.portal.applications, customer.portal.definition, report, NOW)
    late = customer.confirm(asked, "offerte-akkoord")
    assert (late.status, late.faults) == (422, ["Kies een van de antwoorden die hier staan"])
    assert "Offerte O-8 van Deltawater" in late.text
    assert "quote_accepted" not in customer.now.orders[0].reached


def test_without_a_quote_there_is_nothing_to_accept(customer: Customer) -> None:
    page = customer.get("offerte-akkoord")
    assert page.status == 409
    assert "Dit kan nu niet" in page.text


def test_being_called_back_is_a_question_answered_by_phone(customer: Customer) -> None:
    page = customer.get("bel-mij")
    assert page.answers()["number"] == [a_person().phone]
    done = customer.follow(customer.send(page, "bel-mij", topic="planning", part="morning", words="Over de meterkast"))
    assert "belt u uiterlijk dinsdag 24 november 2026" in done.text
    question = customer.now.questions[0]
    assert (question.owner, question.means) == (CONTRACTOR, "phone")
    text = customer.portal.applications.text(customer.state.reference, question.text)
    assert text == "Bel mij terug op +31612345678: In de ochtend.\nOver de meterkast"


def test_a_complaint_has_its_own_term(customer: Customer) -> None:
    done = customer.follow(customer.do("klacht", words="Niemand belde mij."))
    assert "antwoordt uiterlijk maandag 7 december 2026" in done.text
    assert len(customer.now.complaints) == 1


def test_another_date_is_asked_of_the_contractor_who_decides(customer_of: Customers) -> None:
    customer = customer_of(a_log(released(), soft()))
    done = customer.follow(customer.do("andere-datum", week="2027-W18", words="De bouw loopt uit."))
    assert "beslist uiterlijk woensdag 25 november 2026" in done.text
    wish = customer.now.wishes[0]
    assert (wish.what, wish.week, wish.owner) == ("date", date(2027, 5, 3), CONTRACTOR)


def test_a_change_is_told(customer: Customer) -> None:
    assert customer.do("verandering", words="De meterkast komt ergens anders.").status == 303
    assert customer.now.wishes[0].what == "change"


def test_how_often_one_hears_something_holds_at_once(customer: Customer) -> None:
    assert customer.do("hoe-vaak", days="5").status == 303
    assert customer.now.silence_days == 5


def test_works_are_ready_with_a_photo(customer_of: Customers, files: InMemoryFiles) -> None:
    customer = customer_of(a_log(released(), soft()))
    page = customer.get("klaar")
    upload = page.soup.select_one("form.upload")
    assert upload is not None
    key = str(upload.find("input", {"name": "key"})["value"]).replace("${filename}", "meterkast.jpg")
    files.contents[key] = b"\xff\xd8\xff photo"
    back = str(upload.find("input", {"name": "success_action_redirect"})["value"])
    parts = urlsplit(back)
    again = customer.pages.get(f"{parts.path}?{parts.query}", base_url=OWN)
    assert "meterkast.jpg" in again.text
    done = customer.send(again, "klaar", id=_id(again), ready="1")
    assert done.status == 303, done.text
    assert all("customer_works_ready" in order.reached for order in customer.now.orders)
    assert customer.now.documents == 1


def test_missing_drawings_are_sent_and_then_nothing_is_missing(customer: Customer, files: InMemoryFiles) -> None:
    page = customer.get("bestanden")
    for upload in page.soup.select("form.upload"):
        key = str(upload.find("input", {"name": "key"})["value"]).replace("${filename}", "plan.pdf")
        files.contents[key] = PDF
    done = customer.send(page, "bestanden", id=_id(page), ready="1")
    assert done.status == 303, done.text
    assert all("information_complete" in order.reached for order in customer.now.orders)
    assert customer.get("bestanden").status == 409


def _id(page: Page) -> str:
    return re.search(r'name="id" value="([a-z2-7]{26})"', page.html).group(1)


def test_nothing_sent_is_said_so(customer: Customer) -> None:
    page = customer.get("bestanden")
    empty = customer.send(page, "bestanden", id=_id(page), ready="1")
    assert empty.status == 422
    assert empty.faults == ["Stuur eerst een bestand op."]


def test_details_change_with_a_code_and_the_old_address_is_kept_to_be_told(customer: Customer) -> None:
    page = customer.get("gegevens")
    assert page.answers()["mail"] == [a_person().mail]
    asked = customer.send(page, "gegevens", mail="nieuw@klant.example", channel="phone", tongue="en")
    done = customer.confirm(asked, "gegevens")
    assert done.status == 303, done.text
    person = customer.portal.applications.person(customer.state.reference)
    assert person is not None
    assert (person.mail, person.channel, customer.now.language) == ("nieuw@klant.example", "phone", "en")
    changed = customer.portal.applications.log(customer.state.reference)[-1]
    assert customer.portal.applications.text(customer.state.reference, changed.text) == a_person().mail


@pytest.mark.parametrize("right", ["follow", "act"])
def test_a_second_person_follows_by_a_link_of_their_own_until_it_is_withdrawn(customer: Customer, right: str) -> None:
    shared = customer.do("meekijken", who="Kim", mail="kim@ander.example", right=right, tongue="en")
    assert shared.status == 303, shared.text
    (share,) = customer.now.shares
    text = customer.portal.applications.text(customer.state.reference, share.text)
    assert text is not None
    assert json.loads(text)["mail"] == "kim@ander.example"

    other = Customer(customer.portal, customer.now, share.id, "en")
    assert other.pages.get(f"/en/follow/{customer.state.reference}", base_url=OWN).status == 200
    assert other.get("question").status == (200 if right == "act" else 403)
    assert other.get("details").status == 403

    assert customer.do("meekijken-stoppen", share=share.id).status == 303
    assert other.get("question").status == 404
    assert customer.get("vraag").status == 200


def test_somebody_who_follows_again_gets_another_link(customer: Customer) -> None:
    for _ in range(2):
        customer.do("meekijken", who="Kim", mail="kim@ander.example", right="follow", tongue="nl")
        customer.do("meekijken-stoppen", share=customer.now.shares[-1].id)
    assert customer.now.capability("p1").version == 3


def test_stopping_says_what_it_costs_and_asks_a_code(customer_of: Customers) -> None:
    customer = customer_of(a_log(released(), soft(), hard()))
    page = customer.get("stoppen")
    assert "Stoppen kost nu € 125,00" in page.text
    asked = customer.send(page, "stoppen", parts=["electricity", "water"])
    done = customer.confirm(asked, "stoppen")
    assert done.status == 303, done.text
    assert not customer.now.is_open
    assert "Het is gestopt" in customer.follow(done).text


def test_stopping_early_is_free(customer: Customer) -> None:
    assert "Stoppen is nu gratis" in customer.get("stoppen").text


def forget_mail(customer: Customer) -> None:
    """As of who never gave a mail address."""
    changed = ChangeDetails(("mail",), "t", "nl")
    report = Report("customer", "e9", customer.state.reference, "h", (changed,), person=a_person(mail=""))
    record_event(customer.portal.applications, customer.portal.definition, report, NOW)


def test_whoever_gave_no_mail_address_gets_the_code_in_a_text_message(customer_of: Customers) -> None:
    customer = customer_of()
    settings = replace(customer.portal.settings, sms_sender="PORTAL")
    customer = replace(customer, portal=replace(customer.portal, settings=settings))
    forget_mail(customer)
    asked = customer.do("stoppen", parts=["electricity"])
    assert "Wij stuurden een sms met een code" in asked.text
    assert "Geen sms gekregen?" in asked.text
    assert customer.confirm(asked, "stoppen").status == 303


def test_whoever_gave_no_mail_address_is_helped_by_a_person(customer_of: Customers) -> None:
    customer = customer_of()
    forget_mail(customer)
    page = customer.do("stoppen", parts=["electricity"])
    assert page.status == 409
    assert "Wij kunnen u geen code sturen" in page.text
