"""Ask about a step, see who answers and by when, and read the answer; sent twice it is one question."""

from functions.track.app import create_app
from portal.bootstrap.track import Track
from portal.domain.reports import AnswerQuestion
from portal.services.record_event import Report, record_event
from tests.builders import CONTRACTOR, NOW, WATER
from tests.functions.track.acts.customer import Customer
from tests.functions.track.conftest import OWN
from tests.pages import Pages


def test_a_question_goes_to_who_is_in_charge_and_the_page_says_who_and_by_when(customer: Customer) -> None:
    sent = customer.send(customer.get("vraag"), "vraag", topic="quote", discipline="water", words="Wat is <b>dit</b>?")
    assert sent.status == 303, sent.text
    done = customer.follow(sent)
    assert "antwoordt uiterlijk woensdag 25 november 2026" in done.text
    assert customer.now.questions[0].owner == WATER
    assert "Wat is <b>dit</b>?" in customer.get("vraag").text


def test_sent_twice_it_is_one_question(customer: Customer) -> None:
    page = customer.get("vraag")
    for _ in range(2):
        assert customer.send(page, "vraag", topic="planning", words="Wanneer?").status == 303
    assert len(customer.now.questions) == 1


def test_changed_after_it_was_sent_the_first_stands(customer: Customer) -> None:
    page = customer.get("vraag")
    customer.send(page, "vraag", topic="planning", words="Wanneer?")
    again = customer.send(page, "vraag", topic="planning", words="Wanneer dan?")
    assert again.location.endswith("/gedaan/ask")
    assert len(customer.now.questions) == 1


def test_what_is_missing_is_asked_and_nothing_is_lost(customer: Customer) -> None:
    page = customer.send(customer.get("vraag"), "vraag", words="Wanneer?")
    assert page.status == 422
    assert page.faults == ["Kies waarover uw vraag gaat."]
    assert "Wanneer?" in page.html


def test_a_step_brings_its_own_subject_along(customer: Customer) -> None:
    assert customer.get("vraag?topic=quote").answers()["topic"] == ["quote"]


def test_the_answer_is_read_in_the_same_place(customer: Customer) -> None:
    customer.send(customer.get("vraag"), "vraag", topic="planning", words="Wanneer?")
    answer = (AnswerQuestion("q1", "a1", "In week 14."),)
    report = Report(CONTRACTOR, "e1", customer.state.reference, "h", answer, {"a1": "In week 14."})
    record_event(customer.portal.applications, customer.portal.definition, report, NOW)
    assert "In week 14." in customer.get("vraag").text


def test_too_many_at_once_is_refused_with_the_words_kept(customer: Customer) -> None:
    most = customer.portal.definition.process.most_open
    for number in range(most):
        customer.send(customer.get("vraag"), "vraag", topic="planning", words=f"Vraag {number}")
    refused = customer.send(customer.get("vraag"), "vraag", topic="planning", words="Nog een")
    assert refused.status == 409
    assert "Nog een" in refused.html


def test_without_the_link_there_is_no_such_page(built: Track, customer: Customer) -> None:
    stranger = Pages(create_app(built))
    for rest in ("vraag", "gedaan/ask"):
        assert stranger.get(f"/volgen/{customer.state.reference}/{rest}", base_url=OWN).status == 404
    assert customer.get("gedaan/nothing").status == 404


def test_in_english(customer: Customer) -> None:
    page = customer.pages.get(f"/en/follow/{customer.state.reference}/question", base_url=OWN)
    assert page.h1 == "Ask a question"
