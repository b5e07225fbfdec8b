"""What the people around one application do, step by step, far away: each step fails with a sentence of its own."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from portal.domain.calendar import add_working_days
from tests.builders import a_definition
from tests.deployment.deployed import Deployed
from tests.deployment.far_pages import FarClient, FarCustomer, FarPages, path_of, put
from tests.deployment.letters import letter
from tests.pages import Page

PLANNER, POWER, WATER = "grondwerk_oost", "stroomland", "deltawater"
SANNE = "sanne@klant.example"
PDF = b"%PDF-1.7\n%%EOF\n"
REFERENCE = re.compile(r"\bMA-\w{4}-\w{3}\b")
WITHOUT_SCHEDULE = 20
"""Seconds in which the stream must have woken the messenger."""
numbers = count(1)


def at_the_drawings(place: Deployed, mail: str = SANNE) -> FarCustomer:
    """Every page up to the drawings is filled in."""
    contact = {"phone": "06 12345678", "mail": mail, "channel": "mail", "contact": ""}
    customer = FarCustomer(place)
    customer.fill("drawings", contact=contact)
    return customer


def with_a_drawing(customer: FarCustomer) -> Page:
    """One file that stays, and one that is taken away again."""
    page = customer.upload(customer.open(customer.path), "situatie.pdf", PDF)
    page = customer.upload(page, "vergissing.pdf", PDF)
    assert "vergissing.pdf" in page.text, page.text
    wrong = next(form for form in page.soup.select("form.file") if "vergissing.pdf" in form.get_text())
    sent = {str(field["name"]): str(field["value"]) for field in wrong.select("input")}
    back = customer.pages.post(str(wrong["action"]), sent)
    page = customer.open(back.location)
    assert [form for form in page.soup.select("form.file") if "vergissing.pdf" in form.get_text()] == []
    return page


def sent(customer: FarCustomer) -> str:
    """From the drawings to the confirmation; the reference on it."""
    page = customer.press({})
    page = customer.press(page.answers())
    found = REFERENCE.search(page.text)
    assert found, f"{customer.path} shows no reference: {page.text}"
    return found[0]


def follower(place: Deployed, reference: str, mail: str = SANNE, patience: int = WITHOUT_SCHEDULE) -> FarPages:
    """Somebody who follows the link in the confirmation; the page is the last one they saw."""
    pages = FarPages(place)
    entered = pages.get(path_of(letter(place, mail, reference, patience).link("Volg uw aanvraag")))
    assert (entered.status, entered.location) == (303, f"/volgen/{reference}"), f"the link opened {entered.status}"
    pages.get(entered.location)
    return pages


def seen(pages: FarPages, reference: str) -> str:
    """What the follow page says now."""
    return pages.get(f"/volgen/{reference}").text


def papers_sent(pages: FarPages, reference: str) -> None:
    """A drawing that was still missing, from the follow page."""
    path = f"/volgen/{reference}/bestanden"
    page = pages.get(put(pages.get(path), "plattegrond.pdf", PDF))
    assert "plattegrond.pdf" in page.text, page.text
    own = len(page.soup.find_all("form")) - 1  # each file has its own form before it
    done = pages.post(path, {**page.answers(own), "ready": "1"})
    assert done.status == 303, done.text
    assert "U hebt bestanden gestuurd." in seen(pages, reference)


def question_asked(pages: FarPages, reference: str) -> None:
    """About the planning; the page says by when it is answered."""
    path = f"/volgen/{reference}/vraag"
    sent = pages.post(path, {**pages.get(path).answers(), "topic": "planning", "words": "Wanneer komt u?"})
    assert sent.status == 303, sent.text
    assert "antwoordt uiterlijk" in pages.follow().text


def reported(place: Deployed, by: str, reference: str, type: str, **more: str) -> None:
    """An organisation's own system brings news, with a key of its own."""
    event = {"event_id": f"{reference}-{next(numbers)}", "application": reference, "type": type, **more}
    headers = {"Authorization": f"Bearer {place.key_of(by)}", "Content-Type": "application/json"}
    answer = FarClient(place).post("/api/planning/v1/events", json=json.dumps(event).encode(), headers=headers)
    assert answer.status_code == 202, f"{by}'s {type} was answered {answer.status_code}: {answer.text}"


def read_back(place: Deployed, by: str, path: str) -> Any:
    """What an organisation's own system reads, with a key of its own."""
    headers = {"Authorization": f"Bearer {place.key_of(by)}"}
    answer = FarClient(place).get(f"/api/planning/v1/{path}", headers=headers)
    assert answer.status_code == 200, f"{by}'s {path} was answered {answer.status_code}: {answer.text}"
    return answer.json


def answered(place: Deployed, link: str, **given: Any) -> Page:
    """The survey, filled in and sent, and a call asked for; the page that says by when."""
    pages = FarPages(place)
    asked = pages.get(path_of(link))
    pages.post(path_of(link).partition("?")[0], {**asked.answers(), **given})
    thanks = pages.follow()
    form = thanks.soup.select_one("main form")
    assert form, f"whoever gave {given} isn't offered a call: {thanks.text}"
    pages.post(str(form["action"]))
    return pages.follow()


def a_working_day() -> date:
    """About half a year from now, not the first day of its week."""
    day = datetime.now(UTC).date() + timedelta(weeks=24)
    return add_working_days(day - timedelta(days=day.weekday()), 1, a_definition().holidays)


def the_next_working_day(day: date) -> date:
    return add_working_days(day, 1, a_definition().holidays)
