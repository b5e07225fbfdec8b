from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.services.incoming.letter import LONGEST_TEXT, MOST_BYTES, MOST_FILES, Unreadable, read
from tests.services.incoming.letters import CUSTOMER, PNG, a_mail


def test_a_mail_is_who_wrote_it_to_whom_and_what() -> None:
    letter = read(a_mail("Portaal <Antwoord+x@Antwoord.example>", "Hallo\n> citaat"))
    assert (letter.sender, letter.sender_name, letter.to) == (CUSTOMER, "Sanne", ("antwoord+x@antwoord.example",))
    assert (letter.said, letter.kind, letter.message_id) == ("Hallo", "person", "<1@klant.example>")
    assert "> citaat" in letter.text


def test_the_same_mail_again_has_the_same_id_and_another_persons_has_not() -> None:
    assert read(a_mail("a@b.example")).id == read(a_mail("a@b.example")).id
    assert read(a_mail("a@b.example")).id != read(a_mail("a@b.example", sender="x@y.example")).id
    assert read(a_mail("a@b.example", id="")).id != read(a_mail("a@b.example", "Anders", id="")).id


def test_files_are_taken_along_with_a_name_that_leads_nowhere() -> None:
    (file,) = read(a_mail("a@b.example", files=(("../../etc/foto.png", PNG),))).attachments
    assert (file.name, file.content) == ("..-..-etc-foto.png", PNG)


def test_no_more_files_than_a_form_takes() -> None:
    files = tuple((f"{number}.png", PNG) for number in range(MOST_FILES + 5))
    assert len(read(a_mail("a@b.example", files=files)).attachments) == MOST_FILES


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({}, "person"),
        ({"Auto_Submitted": "no"}, "person"),
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Auto_Submitted": "auto-generated; x=y"}, "automatic"),
        ({"Precedence": "bulk"}, "automatic"),
        ({"Precedence": "auto_reply"}, "automatic"),
        ({"X_Auto_Response_Suppress": "All"}, "automatic"),
        ({"X_Autoreply": "yes"}, "automatic"),
        ({"List_Id": "<x.example>"}, "automatic"),
        ({"Return_Path": "<>"}, "automatic"),
    ],
)
def test_what_nobody_wrote_is_told_apart(headers: dict[str, str], kind: str) -> None:
    assert read(a_mail("a@b.example", **headers)).kind == kind


def test_a_bounce_is_a_report() -> None:
    report = (
        b"From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; boundary=b\n\n--b\n\nNiet bezorgd\n--b--\n"
    )
    assert read(report).kind == "report"
    assert read(a_mail("a@b.example", sender="mailer-daemon@x.example", Return_Path="<>")).kind == "report"


def test_an_html_mail_is_read_too_and_plain_text_goes_first() -> None:
    mail = EmailMessage()
    mail["From"] = CUSTOMER
    mail.set_content("<p>Alleen <b>HTML</b></p>", subtype="html")
    assert read(mail.as_bytes()).said == "Alleen HTML"
    mail.set_content("Gewoon")
    mail.add_alternative("<p>Mooi</p>", subtype="html")
    assert read(mail.as_bytes()).said == "Gewoon"


@pytest.mark.parametrize("charset", ["latin-1", "utf-8", "windows-1252"])
def test_letters_of_any_alphabet_arrive(charset: str) -> None:
    raw = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\n\nCafé één".encode(charset)
    assert read(raw).said == "Café één"


def test_an_alphabet_that_nobody_knows_costs_no_mail() -> None:
    assert "hallo" in read(b"From: a@b.example\nContent-Type: text/plain; charset=klingon\n\nhallo").said


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"x" * (MOST_BYTES + 1), "larger than"),
        (b'Content-Type: multipart/mixed; boundary="a"\n' * 200 + b"\n", "parts within parts"),
        (b"X: " + b"y" * 70_000 + b"\n\nhallo", "headers are too long"),
        (
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nx\n" * 200 + b"--b--",
            "more than",
        ),
    ],
)
def test_what_is_too_much_is_left_unread(raw: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(raw)


def test_a_deep_mail_is_read_or_refused_but_never_falls_over() -> None:
    raw = b"From: a@b.example\n"
    for number in range(90):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    with pytest.raises(Unreadable):
        read(raw + b"Content-Type: text/plain\n\nhallo")


def test_a_long_text_is_cut_off() -> None:
    assert len(read(a_mail("a@b.example", "woord " * 10_000)).text) <= LONGEST_TEXT


def test_a_mail_within_a_mail_is_not_what_they_say() -> None:
    inner = EmailMessage()
    inner.set_content("Van een ander")
    mail = EmailMessage()
    mail["From"] = CUSTOMER
    mail.set_content("Van mij")
    mail.add_attachment(inner)
    assert read(mail.as_bytes()).text == "Van mij"


@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        letter = read(raw)
    except Unreadable:
        return
    assert letter.kind in ("person", "automatic", "report")
    assert not any(ord(character) < 32 and character not in "\n\t" for character in letter.text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), max_size=200))
def test_any_header_becomes_one_line(typed: str) -> None:
    letter = read(b"From: a@b.example\nSubject: " + typed.encode() + b"\n\nhallo")
    assert "\n" not in letter.subject
    assert len(letter.subject) <= 500
