"""How it is said: in every state the process allows, in both languages, with exactly one sentence on who acts now."""

from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.definitions.sentences import Words
from portal.definitions.words import load_words
from portal.domain.application import Application
from portal.domain.definition import LANGUAGES, Language
from portal.domain.events import Sum
from portal.domain.follow import follow
from portal.domain.follow_details import Details
from portal.domain.follow_law import laws
from portal.domain.follow_money import money
from portal.domain.follow_points import points
from portal.domain.follow_sentences import Sentences
from portal.domain.follow_timeline import time_line
from portal.domain.planning import decide
from portal.domain.reports import Impossible, NotYours, Reach, SendSum, StallOrder
from portal.settings import CONTENT
from tests.builders import NOW, a_definition, after, hard, released, soft
from tests.domain.commands import reports
from tests.situations import SITUATIONS, Told, lived

ACTS = {"nl": ("Nu aan zet: ", "Niemand is nu aan zet."), "en": ("Acting now: ", "Nobody has to act now.")}


@cache
def words() -> Words:
    return load_words("mijnaansluiting", CONTENT)


def details(language: Language = "nl") -> Details:
    return Details(Sentences(lambda key, /, **values: words().say(key, language, **values), language))


def everything_said(state: Application, language: Language, days: int = 0) -> str:
    """Who acts, after saying all the rest as well."""
    now = max(line.at for line in state.lines) + timedelta(days=days)
    view, say = follow(state, a_definition(), language, now), details(language)
    said = [say.heading(view), *(say.trouble_heading(known) for known in view.troubles)]
    said += [text for known in view.troubles for pair in say.trouble(known) for text in pair]
    said += [say.promise(promise) for when in view.dates for promise in when.promises]
    said += [say.law(law) for law in view.laws] + [say.point(point) for point in view.points]
    said += [say.talked(talked) for talked in view.talked]
    said += [text for known in view.money for text in (say.quote(known), say.invoice(known)) if text]
    assert all(text and "{" not in text for text in said)
    time_line(view, now.date(), language)
    return say.turn(view)


@settings(max_examples=60)
@given(st.lists(reports, max_size=12), st.sampled_from(LANGUAGES), st.integers(0, 500))
def test_any_state_says_who_acts_in_one_sentence(
    history: list[tuple[str, object, int]], language: Language, days: int
) -> None:
    state = lived(language=language)
    for by, command, _ in history:
        try:
            state = after(state, decide(state, command, by, a_definition(), NOW))  # type: ignore[arg-type]
        except (Impossible, NotYours):
            continue
    said = everything_said(state, language, days)
    assert sum(said.count(start) for start in ACTS[language]) == 1


@settings(max_examples=60)
@given(st.sampled_from([name for name in SITUATIONS if name != "heat"]), st.sampled_from(LANGUAGES))
def test_every_situation_says_who_acts_in_one_sentence(name: str, language: Language) -> None:
    said = everything_said(SITUATIONS[name](language=language), language)
    assert sum(said.count(start) for start in ACTS[language]) == 1


def one(*told: Told, days: int = 1, **how: object) -> Application:
    return lived(*told, days=days, **how)  # type: ignore[arg-type]


def test_each_change_of_the_date_has_its_reason() -> None:
    state = one(released(), soft(), soft((2027, 17), cause="frost"), soft((2027, 19), cause="capacity"))
    (when,) = follow(state, a_definition(), "nl", NOW).dates
    said = [details().promise(promise) for promise in when.promises]
    assert [text.partition(" (")[0] for text in said] == [
        "Voorlopig: week 14",
        "Voorlopig: week 17",
        "Voorlopig: week 19",
    ]
    assert said[1].endswith("De grond is bevroren, daarom kunnen wij nu niet graven.")
    assert said[2].endswith("Er zijn te weinig monteurs beschikbaar.")


def test_the_legal_term_says_how_far_it_ran() -> None:
    (law,) = laws(one(), a_definition(), "nl", NOW + timedelta(days=64))
    said = details().law(law)
    assert said.startswith("Stroom: uiterlijk maandag 29 maart 2027. De termijn begon met uw aanvraag op maandag 23")
    assert said.endswith("50 % voorbij. Bij 50 % kreeg degene die het werk regelt een waarschuwing.")


def test_while_we_wait_for_the_customer_the_legal_term_stands_still() -> None:
    state = one(released(), soft(), StallOrder("electricity", "customer_works"))
    (law,) = laws(state, a_definition(), "nl", NOW + timedelta(days=30))
    assert law.ends > date(2027, 3, 29)
    assert "De termijn staat stil sinds" in details().law(law)


def test_money_says_what_waits_and_what_was_paid() -> None:
    bill = Sum(89_500, date(2026, 12, 8), "F-1")
    state = one(SendSum("invoice", "electricity", bill), Reach("invoice_paid", ("electricity",)))
    first, _ = money(state, a_definition(), "nl", NOW)
    assert details().invoice(first) == "Factuur: betaald."
    late, _ = money(one(SendSum("invoice", "electricity", bill)), a_definition(), "nl", NOW + timedelta(days=30))
    assert "had betaald moeten zijn op dinsdag 8 december 2026" in details().invoice(late)


def test_a_quote_says_until_when_it_can_be_accepted() -> None:
    state = SITUATIONS["quoted"]()
    said = [details().quote(known) for known in money(state, a_definition(), "nl", NOW)]
    assert "Offerte: wacht op uw akkoord, tot en met vrijdag 8 januari 2027." in said


def test_a_remaining_point_says_who_mends_it_and_until_when() -> None:
    (point,) = points(SITUATIONS["point"](), a_definition(), "nl", NOW)
    assert details().point(point) == "Water: Grondwerk Oost lost dit op, uiterlijk maandag 3 mei 2027."


def test_who_keeps_a_promise_has_no_history_of_changes() -> None:
    (when,) = follow(one(released(), soft()), a_definition(), "nl", NOW).dates
    assert not details().changed(when)
    (agreed,) = follow(one(released(), soft(), hard()), a_definition(), "nl", NOW).dates
    assert details().changed(agreed)
