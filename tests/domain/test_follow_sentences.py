from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.definitions.sentences import Words
from portal.definitions.words import load_words
from portal.domain.definition import LANGUAGES, Language
from portal.domain.follow import follow
from portal.domain.follow_sentences import Sentences
from portal.domain.follow_views import Contact, DateView, FollowView, Hardness, LineView, Window
from portal.settings import CONTENT
from tests.builders import a_definition
from tests.situations import SITUATIONS

MONDAY, FRIDAY = date(2027, 4, 5), date(2027, 4, 9)


@cache
def words() -> Words:
    return load_words("mijnaansluiting", CONTENT)


def sentences(language: Language = "nl") -> Sentences:
    return Sentences(lambda key, /, **values: words().say(key, language, **values), language)


def view(name: str, language: Language = "nl") -> FollowView:
    state = SITUATIONS[name](language=language)
    return follow(state, a_definition(), language, max(line.at for line in state.lines))


def a_window(hardness: Hardness = "soft", first: date = MONDAY, last: date = FRIDAY, part: str = "day") -> Window:
    return Window(hardness, first, last, part)


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("expected", "Aanvraag ontvangen", "Application received"),
        ("released", "De aannemer heeft uw opdracht", "The contractor has your order"),
        ("your acceptance", "U bent aan zet", "It is your turn"),
        ("soft", "Het werk is voorlopig gepland", "The work is planned, provisionally"),
        ("hard", "De dag staat vast", "The day is fixed"),
        ("stalled", "Een deel staat stil: stroom", "A part is on hold: electricity"),
        ("completed", "Het werk is klaar", "The work is done"),
        ("delivered", "Alles is opgeleverd", "Everything has been delivered"),
        ("cancelled", "Deze aanvraag is gestopt", "This application has been cancelled"),
    ],
)
def test_the_heading_is_the_news(name: str, dutch: str, english: str) -> None:
    assert sentences().heading(view(name)) == dutch
    assert sentences("en").heading(view(name, "en")) == english


def test_one_order_that_stalls_is_the_whole_application() -> None:
    state = SITUATIONS["stalled"](disciplines=("electricity",))
    seen = follow(state, a_definition(), "nl", max(line.at for line in state.lines))
    assert sentences().heading(seen) == "Uw aanvraag staat stil"


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (a_window("wish"), "Gewenst: week 14 (5 tot en met 9 april)"),
        (
            a_window("expected", MONDAY, date(2027, 5, 21)),
            "Verwacht: week 14 tot en met 20 (5 april tot en met 21 mei)",
        ),
        (a_window("expected"), "Verwacht: week 14 (5 tot en met 9 april)"),
        (a_window("soft"), "Voorlopig: week 14 (5 tot en met 9 april)"),
        (a_window("hard", MONDAY, MONDAY), "Afgesproken: maandag 5 april 2027"),
        (a_window("hard", MONDAY, MONDAY, "morning"), "Afgesproken: maandag 5 april 2027, in de ochtend"),
        (a_window("hard", MONDAY, MONDAY, "afternoon"), "Afgesproken: maandag 5 april 2027, in de middag"),
    ],
)
def test_every_date_carries_its_hardness_in_words(window: Window, said: str) -> None:
    assert sentences().window(window) == said


def test_who_said_a_date_and_when() -> None:
    told = Window("soft", MONDAY, FRIDAY, "day", "Grondwerk Oost", date(2026, 11, 30))
    assert sentences().said(told) == "Gezegd door Grondwerk Oost op 30 november 2026"
    assert sentences().said(a_window("wish")) == ""


def test_a_shift_says_what_was_first_and_why_it_changed() -> None:
    told = DateView((), a_window(), a_window(first=date(2027, 3, 29), last=date(2027, 4, 2)), "Het vroor.")
    assert sentences().moved(told) == "Eerst was dat week 13 (29 maart tot en met 2 april). Het vroor."
    assert sentences().moved(DateView((), a_window(), None, "Het vroor.")) == ""


def test_a_contact_says_who_how_and_when_at_the_latest() -> None:
    call = Contact("Grondwerk Oost", ("phone", "mail"), "1", MONDAY)
    mail = Contact("Deltawater", ("mail",), "C", MONDAY)
    assert sentences().contact(call) == "Grondwerk Oost belt u uiterlijk maandag 5 april 2027 (week 14)."
    assert sentences().contact(mail) == "Deltawater mailt u uiterlijk maandag 5 april 2027 (week 14)."
    assert sentences("en").contact(mail) == "Deltawater will e-mail you by Monday 5 April 2027 (week 14) at the latest."


def a_line(**changes: object) -> LineView:
    line = {"on": MONDAY, "text": "released", "by": "", "disciplines": (), "part": "day", "cause": ""}
    return LineView(**{**line, "first_day": None, "last_day": None, **changes})  # type: ignore[arg-type]


def test_history_names_what_it_is_about_and_why() -> None:
    moved = a_line(
        text="hard_date_shifted", disciplines=("Water", "Stroom"), first_day=MONDAY, part="morning", cause="Het vroor."
    )
    said = "Water en stroom: De afgesproken dag is veranderd in maandag 5 april 2027, in de ochtend. Het vroor."
    assert sentences().line(moved) == said


def test_what_the_customer_did_is_said_to_them() -> None:
    assert sentences().line(a_line(text="submitted")) == "U hebt uw aanvraag verstuurd."


@given(st.sampled_from(sorted(SITUATIONS)), st.sampled_from(LANGUAGES))
def test_there_are_words_for_everything_that_can_be_seen(name: str, language: Language) -> None:
    brand = "veldgloed" if name == "heat" else "mijnaansluiting"
    state = SITUATIONS[name](language=language)
    seen = follow(state, a_definition(brand), language, max(line.at for line in state.lines))
    say = sentences(language)
    said = [say.heading(seen), say.title(seen.disciplines), say.window(seen.wish), say.window(seen.window)]
    said += [say.window(told.window) + say.moved(told) for told in seen.dates]
    said += [say.contact(contact) for contact in seen.contacts] + [say.line(line) for line in seen.lines]
    said += [say.road(road) for road in seen.roads]
    assert all(said)
    assert not [text for text in said if "None" in text or "{" in text or "  " in text]
