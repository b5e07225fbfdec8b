import os
from dataclasses import replace
from pathlib import Path

import pytest

from portal.local import notices
from portal.local.letterbox import listening
from portal.local.postvak import NEWEST, create_app
from portal.local.processes import free_port
from portal.messages.notices import notices_in
from portal.messages.texts import TextBox
from portal.messages.transport import Mailbox
from portal.services.incoming.letter import read
from portal.services.message_ports import Sms
from portal.services.take_notice import Notice
from tests.builders import NOW
from tests.local.test_letterbox import Bucket
from tests.pages import Pages
from tests.services.incoming.letters import DOMAIN
from tests.services.post import a_mail
from tests.web.portals import a_portal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "postvak"


@pytest.fixture
def pages(folder: Path) -> Pages:
    portal = a_portal()
    return Pages(create_app(replace(portal, settings=replace(portal.settings, mailbox=folder))))


def test_an_empty_postvak_says_what_will_be_here(pages: Pages) -> None:
    page = pages.get("/postvak/")
    assert page.h1 == "Postvak"
    assert "Nog geen berichten" in page.text


def test_letters_stand_newest_first_with_their_reader_and_time(pages: Pages, folder: Path) -> None:
    for number, subject in enumerate(("eerste", "tweede")):
        Mailbox(folder).send(a_mail(subject, subject=subject))
        newest = max((folder / "new").iterdir(), key=lambda file: file.stat().st_ctime_ns)
        os.utime(newest, (NOW.timestamp() + number, NOW.timestamp() + number))
    page = pages.get("/postvak/")
    assert [link.get_text() for link in page.soup.select("main li a")] == ["tweede", "eerste"]
    assert "Aan sanne@klant.example · maandag 23 november 2026 om 10.00 uur" in page.text


def test_a_letter_is_shown_as_its_reader_would_see_it(pages: Pages, folder: Path) -> None:
    Mailbox(folder).send(a_mail(html="<p style='color:red'>Café</p>", text="Café\n"))
    link = pages.get("/postvak/").link("Uw aansluiting is gepland")
    answer = pages.client.get(link)
    assert answer.text.strip() == "<p style='color:red'>Café</p>"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    text = pages.client.get(f"{link}/tekst")
    assert (text.mimetype, text.text.strip()) == ("text/plain", "Café")


def test_a_letter_that_is_not_there_is_not_found(pages: Pages, folder: Path) -> None:
    Mailbox(folder).send(a_mail())
    assert pages.get("/postvak/123").status == 404
    assert pages.get("/postvak/..%2f..%2fsecrets.json").status == 404


def test_the_list_stays_short_however_many_letters_there_are(pages: Pages, folder: Path) -> None:
    for number in range(NEWEST + 5):
        Mailbox(folder).send(a_mail(f"m{number}"))
    assert len(pages.get("/postvak/").soup.select("main li")) == NEWEST


def test_what_a_customer_typed_into_a_subject_stays_text(pages: Pages, folder: Path) -> None:
    Mailbox(folder).send(a_mail(subject="<script>alert(1)</script>"))
    assert "<script>alert(1)</script>" in pages.get("/postvak/").text


def test_without_a_mail_server_nothing_can_be_answered(pages: Pages, folder: Path) -> None:
    Mailbox(folder).send(a_mail())
    assert "Beantwoord" not in pages.get("/postvak/").text


def test_a_mail_is_answered_by_mail_to_where_it_asks_for_answers(folder: Path) -> None:
    portal, port = a_portal(), free_port()
    pages = Pages(create_app(replace(portal, settings=replace(portal.settings, mailbox=folder)), port))
    Mailbox(folder).send(a_mail(reference="MA-2222-222", reply_to=f"antwoord+x@{DOMAIN}"))
    path = pages.get("/postvak/").link("Beantwoord")
    assert "kon" not in pages.post(path, {"words": "Prima"}).text
    assert "De mailserver nam het niet aan" in pages.post(path, {"words": "Prima"}).text
    bucket = Bucket()
    with listening(bucket, DOMAIN, port):  # type: ignore[arg-type]
        assert pages.post(path, {"words": "Prima, tot dinsdag"}).status == 303
    letter = read(bucket.mails[0])
    assert (letter.said, letter.sender) == ("Prima, tot dinsdag", "sanne@klant.example")
    assert letter.to[0] == f"antwoord+x@{DOMAIN}"


def test_a_mail_about_an_application_can_be_made_to_bounce(pages: Pages, folder: Path) -> None:
    Mailbox(folder).send(a_mail(reference="MA-2222-222"))
    link = pages.get("/postvak/").link("Uw aansluiting is gepland")
    assert pages.post(f"{link}/stuiteren", {}).status == 303
    assert pages.post(f"{link}/stuiteren", {}).status == 303
    [file] = notices.waiting(folder)
    assert notices_in(file.read_text()) == (Notice("MA-2222-222", "m1", "sanne@klant.example", "bounce"),)


def test_a_text_message_stands_between_the_mails(pages: Pages, folder: Path) -> None:
    TextBox(folder).send(
        Sms("<m1@portaal.example>", "+31612345678", "Portaal: Uw werk is klaar.", "Portaal", "nl", NOW)
    )
    page = pages.get("/postvak/")
    assert "Sms · Aan +31612345678" in page.text
    assert pages.client.get(page.link("Uw werk is klaar.")).text.strip() == "Portaal: Uw werk is klaar."
