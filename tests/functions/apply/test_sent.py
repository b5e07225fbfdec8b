"""After sending: the reference at once, what comes next, and one application however often it is sent."""

from collections.abc import Callable

from portal.domain.links import opens
from tests.builders import KEYS, NOW, a_definition, a_reference
from tests.functions.apply.customer import Customer

New = Callable[..., Customer]
CHECK = "/aanvragen/controleren/"


def test_the_reference_is_on_the_page_at_once(customer: Customer) -> None:
    page = customer.send()
    [commit] = customer.applications.commits
    assert page.h1 == "Uw aanvraag is verstuurd"
    assert commit.state.reference in page.text


def test_the_page_says_who_calls_in_which_week(customer: Customer) -> None:
    page = customer.send()
    contractor = customer.applications.commits[0].state.contractor
    known = {party.id: party.name for party in a_definition().organisations.contractors}
    [call] = [item.get_text() for item in page.soup.select("main ol li") if "belt u" in item.get_text()]
    assert known[contractor] in call
    assert "week " in call


def test_who_needs_a_quote_hears_first_from_the_operator(customer: Customer) -> None:
    page = customer.send(what={"kind": "move"}, disciplines={"chosen": ["electricity"]})
    calls = [item.get_text() for item in page.soup.select("main ol li") if "belt u" in item.get_text()]
    assert len(calls) == 2
    assert "Stroomland" in calls[0]


def test_the_page_says_that_a_mail_left_and_what_is_left_to_do(customer: Customer) -> None:
    page = customer.send()
    assert "gemaild naar sanne@klant.example" in page.text
    assert "Meterkast" in page.text
    assert [message.name for message in customer.applications.commits[0].messages] == ["confirmation"]


def test_the_link_to_follow_opens_this_application(customer: Customer) -> None:
    page = customer.send()
    reference = customer.applications.commits[0].state.reference
    _, volgen, found, token = page.link("Volg uw aanvraag").split("/")
    assert (volgen, found) == ("volgen", reference)
    assert opens(KEYS, token, "follow", reference, 1, None, NOW)


def test_pressing_twice_makes_one_application(customer: Customer) -> None:
    page = customer.fill()
    answers = page.answers()
    customer.press(answers)
    first = customer.path
    customer.path = CHECK
    assert customer.press(answers).h1 == "Uw aanvraag is verstuurd"
    assert customer.path == first
    assert len(customer.applications.commits) == 1


def test_a_lost_answer_is_read_back_and_not_reported_as_failed(customer: Customer) -> None:
    page = customer.fill()
    customer.applications.lost = 1
    assert customer.press(page.answers()).h1 == "Uw aanvraag is verstuurd"
    assert len(customer.applications.commits) == 1


def test_going_back_after_sending_leads_to_the_confirmation(customer: Customer) -> None:
    customer.send()
    confirmation = customer.path
    for path in ("/aanvragen/waar/", "/aanvragen/wie/", "/aanvragen/tekeningen/", CHECK, "/aanvragen/bewaren/"):
        customer.open(path)
        assert customer.path == confirmation
    customer.path = "/aanvragen/wie/"
    customer.press({"name": "Somebody else"})
    assert customer.path == confirmation


def test_a_new_application_begins_anew_and_points_at_the_one_before(customer: Customer) -> None:
    customer.send()
    first = customer.applications.commits[0].state.reference
    page = customer.open("/aanvragen/")
    assert f"Bekijk aanvraag {first}" in page.text
    assert not page.soup.select("[checked]")
    customer.send()
    assert len({commit.state.reference for commit in customer.applications.commits}) == 2
    assert len(customer.drafts.kept) == 2


def test_the_confirmation_is_for_the_browser_that_sent_it(new_customer: New) -> None:
    customer = new_customer()
    customer.send()
    sent = customer.path
    customer.pages.client.delete_cookie("__Host-aanvraag")
    assert customer.pages.get(sent).status == 404


def test_another_reference_is_for_the_follow_page_to_judge(customer: Customer) -> None:
    customer.send()
    other = a_reference(77)
    assert customer.pages.get(f"/aanvragen/verzonden/{other}/").location == f"/volgen/{other}"
    assert customer.pages.get("/aanvragen/verzonden/nonsense/").status == 404


def test_looking_at_the_confirmation_again_changes_nothing(customer: Customer) -> None:
    page = customer.send()
    used = list(customer.drafts.used)
    assert customer.open(customer.path).text == page.text
    assert set(customer.drafts.used[len(used) :]) == {"load"}
