"""The survey as a customer meets it, on a running engine."""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from functions.survey.app import create_app
from portal.bootstrap.survey import Survey, for_survey
from portal.services.ports import Unavailable
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.tables import connect, create
from portal.web.style import stylesheet, stylesheet_name
from portal.web.templating import STYLE_PATH
from tests.builders import NOW, a_commit, a_definition, a_log, a_reference, all_done, completed, released, submitted
from tests.functions.survey.conftest import Clock, Invited
from tests.pages import OWN_PAGE, Pages

SURVEY = a_definition().survey
AT_ONCE, ROUNDS = 8, 20
FIRST_FLIGHT = 14 * 1024
"""Bytes that a server sends before it waits for the browser: what fits needs one round trip."""
MOST_WORDS = 60


def test_the_question_is_the_heading_and_the_contractors_news_comes_first(pages: Pages, invited: Invited) -> None:
    page = pages.get(invited.path)

    assert page.status == 200
    assert page.h1 == SURVEY.question.nl
    assert page.text.startswith(SURVEY.opening.nl)
    assert [button["value"] for button in page.soup.select("[name=grade]")] == [str(grade) for grade in range(1, 11)]


def test_it_is_asked_in_english_too(pages: Pages, invited: Invited) -> None:
    assert pages.get(invited.english).h1 == SURVEY.question.en


def test_one_tap_and_one_button_are_enough(pages: Pages, invited: Invited) -> None:
    page = pages.get(invited.path)
    thanks = pages.post(invited.path, {**page.answers(), "grade": "9"})

    assert (thanks.status, thanks.location) == (303, f"{invited.path}/dank")
    assert pages.follow().h1 == "Dank u wel"
    assert [(answer.grade, answer.taps, answer.text) for answer in invited.answers] == [(9, {}, "")]


def test_everything_that_was_filled_in_is_kept_and_the_words_stand_apart(
    pages: Pages, invited: Invited, applications: ApplicationStore
) -> None:
    tapped = {f"tap_{tap.id}": tap.options[-1].id for tap in SURVEY.taps}
    pages.post(invited.path, {"grade": "4", "words": "Niemand belde.\r\nJammer.", **tapped})

    (answer,) = invited.answers
    assert answer.taps == {tap.id: tap.options[-1].id for tap in SURVEY.taps}
    assert applications.text(invited.reference, answer.text) == "Niemand belde.\nJammer."
    assert "Niemand belde" not in repr(invited.state)


def test_the_seconds_from_page_to_answer_are_kept(pages: Pages, invited: Invited, clock: Clock) -> None:
    page = pages.get(invited.path)
    clock.move(seconds=23)
    pages.post(invited.path, {**page.answers(), "grade": "9"})

    assert invited.answers[0].seconds == 23


@pytest.mark.parametrize("opened", ["", "1763888400.forged", "x" * 500])
def test_without_a_genuine_stamp_the_answer_counts_and_its_time_does_not(
    pages: Pages, invited: Invited, opened: str
) -> None:
    pages.post(invited.path, {"grade": "9", "opened": opened})

    assert [(answer.grade, answer.seconds) for answer in invited.answers] == [(9, None)]


@pytest.mark.parametrize("query", ["cijfer=8", "grade=8"])
def test_a_tap_in_the_mail_only_fills_in_the_page(pages: Pages, invited: Invited, query: str) -> None:
    for path in (invited.path, invited.english):
        page = pages.get(f"{path}?{query}")
        assert page.answers()["grade"] == ["8"]
    assert invited.answers == []


@pytest.mark.parametrize("value", ["0", "11", "-1", "8.0", "acht", "", "８", "8%00"])
def test_a_tap_that_is_no_grade_fills_in_nothing(pages: Pages, invited: Invited, value: str) -> None:
    page = pages.get(f"{invited.path}?cijfer={value}")

    assert "grade" not in page.answers() if page.status == 200 else page.status == 400


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_mail_scanner_that_opens_every_link_changes_nothing(app: Flask, invited: Invited, method: str) -> None:
    before = invited.state
    for grade in range(1, 11):
        app.test_client().open(f"{invited.path}?cijfer={grade}", method=method)
    app.test_client().open(f"{invited.path}/dank", method=method)
    app.test_client().open(f"{invited.path}/bel-mij", method=method)

    assert invited.state == before


@pytest.mark.parametrize("grade", ["", "0", "11", "9 ", "negen", "1e1"])
def test_without_a_grade_the_page_says_so_and_keeps_the_rest(pages: Pages, invited: Invited, grade: str) -> None:
    page = pages.post(invited.path, {"grade": grade, "words": "Mooi werk"})

    assert page.status == 422
    assert page.faults == ["Kies een cijfer van 1 tot en met 10"]
    assert page.answers()["words"][0].strip() == "Mooi werk"
    assert invited.answers == []


def test_an_answer_that_was_not_offered_is_refused(pages: Pages, invited: Invited) -> None:
    page = pages.post(invited.path, {"grade": "9", f"tap_{SURVEY.taps[0].id}": "whatever"})

    assert (page.status, len(page.faults)) == (422, 1)
    assert invited.answers == []


def test_words_beyond_the_room_there_is_are_refused_and_not_cut_off(pages: Pages, invited: Invited) -> None:
    page = pages.post(invited.path, {"grade": "9", "words": "a" * 1001})

    assert page.status == 422
    assert invited.answers == []


def test_a_second_answer_gets_a_friendly_page_and_changes_nothing(pages: Pages, invited: Invited) -> None:
    pages.post(invited.path, {"grade": "9"})
    again = pages.post(invited.path, {"grade": "1"})

    assert (again.status, again.h1) == (410, "Wij hebben uw antwoord al")
    assert [answer.grade for answer in invited.answers] == [9]


def test_coming_back_to_an_answered_survey_leads_to_the_call(pages: Pages, invited: Invited) -> None:
    pages.post(invited.path, {"grade": "9"})
    page = pages.get(invited.path)

    assert page.status == 410
    assert page.link("Laat u bellen") == f"{invited.path}/dank"


def test_eight_answers_at_once_are_exactly_one(app: Flask, invite: Callable[[], Invited]) -> None:
    for _ in range(ROUNDS):
        invited = invite()

        def give(grade: int, path: str = invited.path) -> int:
            return app.test_client().post(path, data={"grade": str(grade)}, headers=OWN_PAGE).status_code

        with ThreadPoolExecutor(AT_ONCE) as pool:
            statuses = sorted(pool.map(give, range(1, AT_ONCE + 1)))
        assert statuses == [303] + [410] * (AT_ONCE - 1)
        assert len(invited.answers) == 1


def test_a_late_answer_gets_a_friendly_page_with_the_day_it_was_open_until(
    pages: Pages, invited: Invited, clock: Clock
) -> None:
    clock.move(days=SURVEY.valid_days)
    page = pages.post(invited.path, {"grade": "9"})

    assert (page.status, page.h1) == (410, "Antwoorden kan niet meer")
    assert str((NOW + timedelta(days=SURVEY.valid_days)).day) in page.text
    assert a_definition().brand.phone in page.text
    assert invited.answers == []


def test_a_link_that_was_replaced_says_so(
    pages: Pages, applications: ApplicationStore, next_reference: Callable[[], str]
) -> None:
    *before, last = a_log(*all_done())
    renewed = replace(last, survey=replace(last.survey, version=2))
    reference = next_reference()
    applications.commit(a_commit((*before, renewed), reference))
    page = pages.get(Invited(reference, applications).path)

    assert (page.status, page.h1) == (410, "Deze link is vervangen")


def test_wrong_unknown_and_too_early_look_the_same(
    pages: Pages, invited: Invited, applications: ApplicationStore, next_reference: Callable[[], str]
) -> None:
    early = next_reference()
    applications.commit(a_commit(a_log(), early))
    paths = [
        f"/ktv/{invited.reference}/{'a' * 29}",
        f"/ktv/{invited.reference}/x",
        f"/ktv/{a_reference(5_000_000)}/{invited.token}",
        f"/ktv/nonsense/{invited.token}",
        Invited(early, applications).path,
    ]
    answers = [pages.get(path) for path in paths]

    assert {page.status for page in answers} == {404}
    assert len({page.h1 for page in answers}) == 1


def test_no_cookie_is_set_and_no_script_is_sent(pages: Pages, invited: Invited) -> None:
    page = pages.get(invited.path)
    thanks = pages.post(invited.path, {"grade": "9"})

    assert not page.soup.find_all("script")
    assert not any("Set-Cookie" in answer.response.headers for answer in (page, thanks, pages.follow()))


def test_another_site_cannot_answer(app: Flask, invited: Invited) -> None:
    answer = app.test_client().post(invited.path, data={"grade": "1"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert invited.answers == []


def test_the_thank_you_page_asks_who_has_not_answered(pages: Pages, invited: Invited) -> None:
    page = pages.get(f"{invited.path}/dank")

    assert (page.status, page.location) == (303, invited.path)


def test_below_the_brands_grade_a_call_is_offered_first(pages: Pages, invited: Invited) -> None:
    pages.post(invited.path, {"grade": str(SURVEY.call_below - 1)})
    page = pages.follow()

    assert page.soup.select_one(".card.now h2").text == "Wilt u dat wij u bellen?"
    assert "dinsdag 24 november" in page.text


def test_from_the_brands_grade_on_a_call_is_offered_quietly(pages: Pages, invited: Invited) -> None:
    pages.post(invited.path, {"grade": str(SURVEY.call_below)})
    page = pages.follow()

    assert page.soup.select_one(".card.now") is None
    assert page.soup.select_one("button.quiet").text == "Bel mij"


def test_who_asks_to_be_called_reads_who_calls_and_by_when(pages: Pages, invited: Invited, clock: Clock) -> None:
    pages.post(invited.path, {"grade": "3"})
    asked = pages.post(f"{invited.path}/bel-mij")
    clock.move(days=1)
    page = pages.get(asked.location)

    assert asked.status == 303
    assert page.soup.select_one(".card h2").text == "Wij bellen u"
    assert "Team planning Grondwerk Oost belt u uiterlijk dinsdag 24 november" in page.text
    assert not page.soup.select("button")
    assert invited.state.call_requested_at == NOW


def test_asking_twice_to_be_called_is_asking_once(pages: Pages, invited: Invited) -> None:
    pages.post(invited.path, {"grade": "3"})
    version = invited.state.version
    for _ in range(2):
        pages.post(f"{invited.path}/bel-mij")

    assert invited.state.version == version + 1


def test_a_call_is_asked_for_after_the_answer(pages: Pages, invited: Invited) -> None:
    page = pages.post(f"{invited.path}/bel-mij")

    assert (page.status, page.location) == (303, invited.path)
    assert invited.state.call_requested_at is None


def test_an_english_answer_stays_english(pages: Pages, invited: Invited) -> None:
    pages.post(invited.english, {"grade": "3"})
    thanks = pages.follow()
    pages.post(f"{invited.english}/call-me")

    assert thanks.h1 == "Thank you"
    assert "will call you by Tuesday 24 November" in pages.follow().text
    assert pages.get(invited.english).h1 == "We already have your answer"


def test_page_and_answer_cost_one_read_and_one_transaction(pages: Pages, invited: Invited, requests: list[str]) -> None:
    pages.get(invited.path)
    assert requests == ["GetItem"]

    pages.post(invited.path, {"grade": "9"})
    assert requests == ["GetItem", "GetItem", "TransactWriteItems"]


def test_page_and_style_together_fit_in_the_first_flight_of_packets(pages: Pages, invited: Invited) -> None:
    page = pages.get(invited.path)
    style = stylesheet(a_definition().brand)

    assert len(gzip.compress(page.html.encode())) + len(gzip.compress(style.encode())) <= FIRST_FLIGHT


def test_nothing_but_the_style_is_fetched_besides_the_page(pages: Pages, invited: Invited) -> None:
    page = pages.get(invited.path)
    fetched = [tag["href"] for tag in page.soup.select("link[href]")] + page.soup.select("[src]")

    assert [address for address in fetched if not address.startswith("data:")] == [
        STYLE_PATH + stylesheet_name(a_definition().brand)
    ]


@pytest.mark.parametrize("language", ["path", "english"])
def test_what_must_be_answered_takes_few_words_and_one_tap(pages: Pages, invited: Invited, language: str) -> None:
    page = pages.get(getattr(invited, language))
    for optional in page.soup.select(".later"):
        optional.decompose()

    assert len(page.text.split()) <= MOST_WORDS
    assert {field["name"] for field in page.soup.select("main input:not([type=hidden]), main textarea")} == {"grade"}
    assert len(page.soup.select("main button")) == 1


def test_the_words_come_last_and_need_not_be_written(pages: Pages, invited: Invited) -> None:
    fields = [field["name"] for field in pages.get(invited.path).soup.select("main input, main textarea")]

    assert fields[-1] == "words"
    assert list(dict.fromkeys(fields))[1:-1] == ["grade", *(f"tap_{tap.id}" for tap in SURVEY.taps)]


def test_each_brand_asks_its_own_question_on_its_own_tables(settings: Settings, clock: Clock) -> None:
    heat = a_definition("veldgloed")
    own = replace(settings, brand="veldgloed")
    tables = connect(own.table_prefix, own.region, own.dynamodb_endpoint)
    create(tables)
    log = a_log(released(), *completed("heat"), first=submitted("heat", definition=heat), definition=heat)
    reference = a_reference(prefix=heat.brand.reference_prefix)
    ApplicationStore(tables).commit(a_commit(log, reference))
    pages = Pages(create_app(for_survey(own, now=clock)))

    page = pages.get(Invited(reference, ApplicationStore(tables)).path)

    assert page.h1 == heat.survey.question.nl
    assert a_definition().brand.name not in page.html


class Silent:
    """A store that never answers."""

    def load(self, reference: str) -> None:
        raise Unavailable(reference)


def test_a_store_that_does_not_answer_gets_a_page_that_says_when_to_come_back(portal: Survey, invited: Invited) -> None:
    pages = Pages(create_app(replace(portal, applications=Silent())))
    page = pages.get(invited.path)

    assert page.status == 503
    assert int(page.response.headers["Retry-After"]) > 0
