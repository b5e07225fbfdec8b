"""Stop now, go on later: the address is asked once, the link works any number of times."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.domain.links import derive
from portal.domain.paths import resume_path
from tests.builders import KEYS
from tests.functions.apply.customer import Customer

New = Callable[..., Customer]
MAIL = "sanne@klant.example"


def link_of(customer: Customer) -> str:
    """The link that the resume mail holds."""
    draft = customer.draft
    return resume_path("nl", draft.id, derive(KEYS, "resume", draft.id, "r1", draft.version))


def elsewhere(customer: Customer) -> Customer:
    """The same person at another device."""
    return Customer(customer.portal, customer.language)


def test_every_page_offers_to_save(customer: Customer) -> None:
    page = customer.fill(until="what") if customer.here != "what" else customer.open("/aanvragen/")
    seen = set()
    while True:
        seen.add(customer.here)
        assert page.soup.select_one(".buttons [name=later]") is not None, customer.path
        if customer.here == "check":
            break
        page = customer.press(customer.answers_here({}))
    assert len(seen) == 11


def test_saving_asks_for_a_mail_address_once(customer: Customer) -> None:
    customer.fill(until="where")
    page = customer.press({"postcode": "68", "number": "", "addition": ""}, button="later")
    assert page.h1 == "Later verdergaan"
    page = customer.press({"mail": MAIL})
    assert f"Wij mailen een link naar {MAIL}" in page.text
    customer.clock.pass_(minutes=2)
    customer.open("/aanvragen/waar/")
    assert customer.press({"postcode": "6811"}, button="later").h1 == "Uw antwoorden zijn bewaard"
    assert len(customer.drafts.links) == 2


def test_the_mail_is_a_message_about_the_draft_without_an_address_or_a_link(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({}, button="later")
    customer.press({"mail": MAIL})
    [message] = customer.drafts.links
    assert (message.name, message.kind, message.subject) == ("resume", "answer", customer.draft.id)
    assert message.about_draft
    assert MAIL not in repr(message)


def test_what_was_half_typed_is_there_again(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({"postcode": "68", "number": "twaalf", "addition": "bis"}, button="later")
    customer.press({"mail": MAIL})
    phone = elsewhere(customer)
    page = phone.open(link_of(customer))
    assert phone.path == "/aanvragen/waar/"
    assert page.answers() == {"postcode": ["68"], "number": ["twaalf"], "addition": ["bis"]}


def test_stopping_and_going_on_works_twice(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({}, button="later")
    customer.press({"mail": MAIL})
    first = elsewhere(customer)
    first.open(link_of(customer))
    assert first.here == "where"
    first.fill(until="when")
    first.clock.pass_(minutes=5)
    first.press({}, button="later")
    second = elsewhere(customer)
    second.open(link_of(customer))
    assert second.here == "when"
    assert second.send().h1 == "Uw aanvraag is verstuurd"
    assert len(customer.drafts.links) == 2


def test_saving_at_the_very_first_page_starts_a_draft(customer: Customer) -> None:
    customer.open("/aanvragen/")
    page = customer.press({"kind": "new"}, button="later")
    assert page.h1 == "Later verdergaan"
    assert customer.draft.answers["what"]["kind"] == "new"


def test_the_address_we_know_is_filled_in_already(customer: Customer) -> None:
    customer.fill(until="when")
    page = customer.press({}, button="later")
    assert page.answers() == {"mail": [MAIL]}


def test_an_address_that_is_none_is_refused(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({}, button="later")
    assert customer.press({"mail": "sanne"}).status == 422
    assert not customer.drafts.links


def test_pressing_twice_mails_once(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({}, button="later")
    for _ in range(3):
        customer.path = "/aanvragen/bewaren/"
        customer.press({"mail": MAIL})
    assert len(customer.drafts.links) == 1


def test_another_address_gets_the_link_at_once(customer: Customer) -> None:
    customer.fill(until="where")
    customer.press({}, button="later")
    page = customer.press({"mail": "wrong@klant.example"})
    page = customer.open(page.link("Naar een ander adres"))
    customer.press({"mail": MAIL})
    assert len(customer.drafts.links) == 2
    assert customer.draft.answers["saved"]["mail"] == MAIL


def test_every_answer_gives_the_draft_its_full_time_again(customer: Customer) -> None:
    days = customer.portal.definition.brand.draft_days
    customer.fill(until="who")
    customer.clock.pass_(days=days - 1)
    customer.press({"name": "Sanne de Tester"})
    customer.clock.pass_(days=days - 1)
    customer.open("/aanvragen/contact/")
    assert customer.here == "contact"


def test_a_draft_that_expired_is_gone_in_friendly_words(customer: Customer) -> None:
    customer.fill(until="who")
    link = link_of(customer)
    customer.clock.pass_(days=customer.portal.definition.brand.draft_days)
    for path in ("/aanvragen/wie/", link):
        page = customer.open(path)
        assert page.status == 404
        assert page.h1 == "Wij kunnen uw aanvraag niet vinden"
        assert page.link("Begin een nieuwe aanvraag") == "/aanvragen/"


@pytest.mark.parametrize("token", ["x" * 29, "a" + "r1" + "a" * 26, "", "é" * 29, "a" * 100])
def test_a_wrong_token_opens_nothing(customer: Customer, token: str) -> None:
    customer.fill(until="who")
    page = elsewhere(customer).open(f"/aanvragen/verder/{customer.draft.id}/{token or '-'}")
    assert page.status == 404
    assert "Sanne" not in page.text


@pytest.mark.parametrize("cookie", ["", ".", "a.b", "../../x.y", "z" * 26 + "." + "a" * 29, "x" * 3000])
def test_a_cookie_of_ones_own_making_opens_nothing(customer: Customer, cookie: str) -> None:
    customer.fill(until="who")
    other = elsewhere(customer)
    other.pages.client.set_cookie("__Host-aanvraag", cookie)
    assert other.open("/aanvragen/wie/").status == 404
    assert other.open("/aanvragen/").status == 200


def test_the_cookie_of_one_draft_does_not_open_another(customer: Customer) -> None:
    customer.fill(until="who")
    other = elsewhere(customer)
    other.fill(until="where")
    [first, second] = customer.drafts.kept
    token = derive(KEYS, "resume", second, "r1", 1)
    other.pages.client.set_cookie("__Host-aanvraag", f"{first}.{token}")
    assert other.open("/aanvragen/wie/").status == 404


def test_a_link_of_a_sent_draft_leads_to_its_confirmation(customer: Customer) -> None:
    customer.send()
    other = elsewhere(customer)
    assert other.open(link_of(customer)).h1 == "Uw aanvraag is verstuurd"


def test_a_revoked_link_opens_nothing(customer: Customer) -> None:
    customer.fill(until="who")
    link = link_of(customer)
    id = customer.draft.id
    customer.drafts.kept[id] = replace(customer.drafts.kept[id], version=2)
    assert elsewhere(customer).open(link).status == 404


def test_the_token_leaves_the_address_at_once(customer: Customer) -> None:
    customer.fill(until="who")
    answer = elsewhere(customer).pages.get(link_of(customer))
    assert (answer.status, answer.location) == (303, "/aanvragen/wie/")


def test_the_page_that_says_saved_needs_something_saved(customer: Customer) -> None:
    customer.fill(until="where")
    assert customer.open("/aanvragen/bewaard/").h1 == "Later verdergaan"
