from datetime import date

from portal.domain.application import Application
from portal.domain.events import Sum
from portal.domain.news import News, news
from portal.domain.reports import Reach, SendSum
from tests.builders import CONTRACTOR, WATER, a_definition, an_application
from tests.situations import SITUATIONS

DEFINITION = a_definition()


def told(name: str, state: Application, by: str = CONTRACTOR, discipline: str = "water", **about: str) -> News:
    return news({"news": name, "by": by, "discipline": discipline, **about}, state, DEFINITION, "nl")


def test_a_quote_says_who_asks_how_much_and_until_when() -> None:
    state = an_application(SendSum("quote", "water", Sum(90_000, date(2027, 1, 8), "Q-1")), by=WATER)
    said = told("quote_sent", state, WATER)
    assert (said.who, said.part, said.cents, said.until) == ("Deltawater", "Water", 90_000, date(2027, 1, 8))


def test_a_quote_that_came_without_its_sum_says_none() -> None:
    said = told("quote_sent", an_application(Reach("quote_sent"), by=WATER), WATER)
    assert (said.cents, said.until) == (0, None)


def test_a_look_at_the_site_says_the_day_that_stands_now() -> None:
    said = told("inspection_planned", SITUATIONS["looking"](), discipline="")
    assert (said.on, said.day_part, said.part) == (date(2027, 3, 9), "morning", "")


def test_a_remaining_point_says_who_mends_it_by_when_and_where_its_words_are() -> None:
    said = told("point_noted", SITUATIONS["point"](), point="p1")
    assert (said.owner, said.until, said.text) == ("Grondwerk Oost", date(2027, 5, 3), "t-point")


def test_a_complaint_says_who_answers_it_and_by_when() -> None:
    state = SITUATIONS["complained"]()
    said = told("complaint_made", state, "customer", "", complaint="k1")
    assert said.who == ""
    assert said.owner
    assert said.until is not None


def test_an_answered_complaint_leads_to_the_answer() -> None:
    said = told("complaint_answered", SITUATIONS["complaint answered"](), discipline="", complaint="k1")
    assert said.text == "t-answer"


def test_what_is_no_longer_there_leaves_the_rest_of_the_sentence() -> None:
    said = told("point_solved", SITUATIONS["soft"](), point="p9")
    assert (said.who, said.owner, said.until) == ("Grondwerk Oost", "", None)


def test_the_portal_itself_is_called_by_the_brands_name() -> None:
    assert told("still_on_it", SITUATIONS["still on it"](), "portal", "").who == DEFINITION.brand.name
