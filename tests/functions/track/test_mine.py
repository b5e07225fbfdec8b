"""Several applications of one mail address: asked for, opened, filtered, taken along."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest

from functions.track.app import create_app
from functions.track.mine.sheet import MARK
from functions.track.mine.showing import PER_PAGE
from portal.bootstrap.track import Track
from portal.domain.paths import MINE
from portal.services.my_applications import link_values
from portal.services.ports import Unavailable
from tests.builders import a_person, a_reference, released, soft
from tests.fakes import KnownMails, a_limiter
from tests.functions.track.conftest import OWN, a_track
from tests.pages import Page, Pages
from tests.situations import SITUATIONS, lived

MAIL = a_person().mail
PLANNED = lived(released(), soft(), reference=a_reference(1))
YOURS = SITUATIONS["your acceptance"](reference=a_reference(2))
STALLED = SITUATIONS["stalled"](reference=a_reference(3))
STRANGE = lived(reference=a_reference(4))


def a_portal_with(mails: KnownMails, **changes: object) -> Track:
    portal = a_track(PLANNED, YOURS, STALLED)
    return replace(portal, lookup=mails, mine=mails, **changes)  # type: ignore[arg-type]


def known() -> KnownMails:
    other = a_person(mail="ander@klant.example")
    own = a_person()
    secret = a_track().settings.lookup_secret
    return KnownMails((PLANNED, own), (YOURS, own), (STALLED, own), (STRANGE, other), secret=secret)


def asked(portal: Track, mail: str = MAIL) -> Page:
    pages = Pages(create_app(portal))
    assert pages.post(MINE["nl"], {"mail": mail}, base_url=OWN).status == 303
    return pages.get(f"{MINE['nl']}gevraagd/", base_url=OWN)


def the_link(mails: KnownMails, portal: Track) -> str:
    (message,) = mails.sent
    return link_values(message.values, portal.settings.link_keys, "", "nl")["mine_link"]


def opened(portal: Track, mails: KnownMails) -> Pages:
    """A browser in which the list is open."""
    asked(portal)
    pages = Pages(create_app(portal))
    assert pages.get(the_link(mails, portal), base_url=OWN).status == 303
    return pages


def references(page: Page) -> list[str]:
    return [heading.get_text(strip=True).partition(" ·")[0] for heading in page.soup.select(".mine h2")]


def test_the_answer_is_the_same_whether_the_address_is_known_or_not() -> None:
    mails, nobody = known(), known()
    assert asked(a_portal_with(mails)).html == asked(a_portal_with(nobody), "niemand@klant.example").html
    assert (len(mails.sent), len(nobody.sent)) == (1, 0)


def test_no_address_stands_in_what_waits_to_be_sent() -> None:
    mails = known()
    asked(a_portal_with(mails))
    assert MAIL not in repr(mails.sent)


def test_the_list_holds_all_of_that_address_and_no_other() -> None:
    mails = known()
    pages = opened(a_portal_with(mails), mails)
    page = pages.get(MINE["nl"], base_url=OWN)
    assert set(references(page)) == {PLANNED.reference, YOURS.reference, STALLED.reference}
    assert references(page)[0] == YOURS.reference


def test_whose_address_changed_is_in_the_list_no_more() -> None:
    mails = known()
    portal = a_portal_with(mails)
    pages = opened(portal, mails)
    mails._known[PLANNED.reference] = (PLANNED, a_person(mail="nieuw@klant.example"))
    mails.references = lambda _: frozenset({PLANNED.reference, YOURS.reference})  # type: ignore[method-assign]
    assert references(pages.get(MINE["nl"], base_url=OWN)) == [YOURS.reference]


def test_each_leads_on_to_its_own_page() -> None:
    mails = known()
    pages = opened(a_portal_with(mails), mails)
    link = pages.get(MINE["nl"], base_url=OWN).soup.select_one(".mine h2 a")
    assert link is not None
    there = pages.get(str(link["href"]), base_url=OWN).location
    assert pages.get(there, base_url=OWN).text.startswith(f"Uw aanvraag {YOURS.reference}")


def test_filters_stay_in_the_address() -> None:
    mails = known()
    pages = opened(a_portal_with(mails), mails)
    assert references(pages.get(f"{MINE['nl']}?state=stalled", base_url=OWN)) == [STALLED.reference]
    assert references(pages.get(f"{MINE['nl']}?text={PLANNED.reference[-3:]}", base_url=OWN)) == [PLANNED.reference]
    assert "Geen aanvraag past" in pages.get(f"{MINE['nl']}?text=Zwolle", base_url=OWN).text
    assert len(references(pages.get(f"{MINE['nl']}?state=onzin&page=zz", base_url=OWN))) == 3


def test_the_sheet_holds_what_the_filters_leave() -> None:
    mails = known()
    pages = opened(a_portal_with(mails), mails)
    body = pages.client.get(f"{MINE['nl']}lijst.csv?state=planned", base_url=OWN).text
    assert body.startswith(MARK)
    head, row = csv.reader(StringIO(body.removeprefix(MARK)), delimiter=";")
    assert head[0] == "Nummer"
    assert row[0] == PLANNED.reference
    assert row[5:8] == ["Voorlopig", "2027-04-05", "2027-04-09"]


def test_a_place_that_looks_like_a_sum_is_no_sum_in_the_sheet() -> None:
    mails = known()
    mails._known = {PLANNED.reference: (replace(PLANNED, place="=1+1"), a_person())}
    pages = opened(a_portal_with(mails), mails)
    assert ";'=1+1;" in pages.client.get(f"{MINE['nl']}lijst.csv", base_url=OWN).text


def test_after_two_hours_the_list_is_closed() -> None:
    mails = known()
    portal = a_portal_with(mails)
    link = the_link_after_asking(portal, mails)
    late = replace(portal, now=lambda: portal.now() + timedelta(hours=2, minutes=1))
    pages = Pages(create_app(late))
    assert pages.get(link, base_url=OWN).status == 404
    pages.client.set_cookie("__Host-mijn", link.rpartition("/")[2], domain="portaal.example", secure=True, path="/")
    assert "De link is verlopen" in pages.get(MINE["nl"], base_url=OWN).text
    assert pages.get(f"{MINE['nl']}lijst.csv", base_url=OWN).status == 404


def the_link_after_asking(portal: Track, mails: KnownMails) -> str:
    asked(portal)
    return the_link(mails, portal)


@pytest.mark.parametrize("wrong", ["a" * 103, f"{'a' * 64}.29823000.{'a' * 29}", "kort"])
def test_a_wrong_link_opens_nothing(wrong: str) -> None:
    assert Pages(create_app(a_portal_with(known()))).get(MINE["nl"] + wrong, base_url=OWN).status == 404


def test_many_are_shown_fifty_at_a_time() -> None:
    secret = a_track().settings.lookup_secret
    many = [(lived(reference=a_reference(number)), a_person()) for number in range(PER_PAGE + 3)]
    mails = KnownMails(*many, secret=secret)
    pages = opened(a_portal_with(mails), mails)
    assert len(references(pages.get(MINE["nl"], base_url=OWN))) == PER_PAGE
    second = pages.get(f"{MINE['nl']}?page=2", base_url=OWN)
    assert len(references(second)) == 3
    assert "Bladzijde 2 van 2." in second.text


def test_who_has_more_than_fit_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    mails = known()
    pages = opened(a_portal_with(mails), mails)
    assert "meer aanvragen dan hier passen" not in pages.get(MINE["nl"], base_url=OWN).text
    monkeypatch.setattr("portal.services.my_applications.MOST", 2)
    page = pages.get(MINE["nl"], base_url=OWN)
    assert len(references(page)) == 2
    assert "meer aanvragen dan hier passen" in page.text


def test_asking_is_limited_by_address_and_by_visitor() -> None:
    mails = known()
    limits = a_track().definition.brand.limits
    portal = a_portal_with(mails, limiter=a_limiter(limits, a_track().now, factor=1))
    most = limits.links_to_one_mail.most
    pages = Pages(create_app(portal))
    answers = [pages.post(MINE["nl"], {"mail": MAIL}, base_url=OWN).status for _ in range(most + 1)]
    assert answers == [303] * most + [429]


def test_where_the_store_is_silent_it_says_so() -> None:
    class Silent(KnownMails):
        def references(self, mail_hash: str) -> frozenset[str]:
            raise Unavailable("no answer")

    pages = Pages(create_app(a_portal_with(Silent())))
    assert pages.post(MINE["nl"], {"mail": MAIL}, base_url=OWN).status == 503
