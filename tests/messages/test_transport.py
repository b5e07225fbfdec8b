import ssl
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from botocore.exceptions import ConnectTimeoutError
from botocore.stub import ANY, Stubber
from hypothesis import given
from hypothesis import strategies as st

from portal.local.processes import free_port
from portal.messages.transport import TLS, Mailbox, NoWayOut, Ses, Smtp, as_message, transport_for
from portal.services.message_ports import Mail, Refused, TryLater
from tests.builders import NOW, some_settings
from tests.messages.stub_smtp import mail_server
from tests.services.post import a_mail

HEADERS = {
    *("Message-ID", "Date", "From", "To", "Subject", "Content-Language", "Auto-Submitted"),
    *("MIME-Version", "Content-Type"),
}


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=default)  # type: ignore[return-value]


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_mail_has_all_it_needs() -> None:
    message = parsed(as_message(a_mail()).as_bytes())
    assert set(message.keys()) == HEADERS
    assert message["From"] == "Het portaal <bericht@portaal.example>"
    assert (message["To"], message["Subject"]) == ("sanne@klant.example", "Uw aansluiting is gepland")
    assert message["Message-ID"] == "<m1@portaal.example>"
    assert message["Date"].datetime == NOW
    assert message["Content-Language"] == "nl"


def test_a_mail_can_be_read_with_and_without_html() -> None:
    message = parsed(as_message(a_mail(text="Café: € 5\n", html="<p>Café: € 5</p>")).as_bytes())
    assert body(message, "plain") == "Café: € 5\n"
    assert body(message, "html") == "<p>Café: € 5</p>\n"


def test_a_mail_made_by_a_machine_says_so() -> None:
    """So that nobody's holiday reply comes back to it (RFC 3834)."""
    assert as_message(a_mail())["Auto-Submitted"] == "auto-generated"


SMUGGLED = "\r\nBcc: everyone@elders.example\r\n\r\nhello"


@pytest.mark.parametrize("field", ["to", "subject", "sender_name", "sender_mail", "message_id"])
def test_no_field_smuggles_in_another_header(field: str) -> None:
    mail = a_mail(**{field: f"a@b.example{SMUGGLED}"})
    with pytest.raises(Refused):
        as_message(mail)


@pytest.mark.parametrize(
    "to", ["", "sanne", "a@b.example, c@d.example", "a@b.example c@d.example", "Sanne <a@b.example>", "a@b@c.example"]
)
def test_only_one_bare_address_is_a_recipient(to: str) -> None:
    with pytest.raises(Refused):
        as_message(a_mail(to=to))


@given(st.text(), st.sampled_from(["to", "subject", "sender_name"]))
def test_whatever_stands_in_a_field_the_headers_stay_the_same(text: str, field: str) -> None:
    try:
        raw = as_message(a_mail(**{field: text})).as_bytes()
    except Refused:
        return
    message = parsed(raw)
    assert set(message.keys()) == HEADERS
    assert [len(message.get_all(name, [])) for name in HEADERS] == [1] * len(HEADERS)
    assert len(message["To"].addresses) == 1


def send(mail: Mail, url: str) -> None:
    Smtp(url).send(mail)


def test_a_mail_that_is_taken_is_taken_once() -> None:
    with mail_server() as server:
        send(a_mail(), server.url)
    assert server.recipients == ["sanne@klant.example"]
    (raw,) = server.mails
    assert parsed(raw)["Message-ID"] == "<m1@portaal.example>"


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"": "421 too busy"}, TryLater),
        ({"EHLO": "", "HELO": ""}, TryLater),
        ({"MAIL": "451 try later"}, TryLater),
        ({"MAIL": "550 who are you"}, TryLater),
        ({"RCPT": "450 mailbox busy"}, TryLater),
        ({"RCPT": "550 no such mailbox"}, Refused),
        ({"DATA": "451 not now"}, TryLater),
        ({"CONTENT": "452 disk full"}, TryLater),
        ({"CONTENT": "554 this is spam"}, Refused),
        ({"RCPT": ""}, TryLater),
    ],
)
def test_what_passes_is_tried_again_and_what_does_not_is_refused(
    answers: dict[str, str], outcome: type[Exception]
) -> None:
    with mail_server(answers) as server, pytest.raises(outcome):
        send(a_mail(), server.url)
    assert server.mails == []


def test_a_server_that_is_away_is_tried_again() -> None:
    with pytest.raises(TryLater, match="ConnectionRefusedError"):
        send(a_mail(), f"smtp://127.0.0.1:{free_port()}")


@pytest.mark.parametrize("goodbye", ["", "500 what"])
def test_a_rude_goodbye_does_not_send_the_mail_again(goodbye: str) -> None:
    with mail_server({"QUIT": goodbye}) as server:
        send(a_mail(), server.url)
    assert len(server.mails) == 1


def test_a_password_never_travels_in_the_open() -> None:
    with mail_server(extensions=("AUTH PLAIN LOGIN",)) as server, pytest.raises(TryLater):
        send(a_mail(), server.url.replace("//", "//us%40er:secret@"))
    assert not any(command.upper().startswith("AUTH") for command in server.commands)


def test_encryption_is_used_where_it_is_offered_and_never_given_up() -> None:
    with mail_server({"STARTTLS": "220 go ahead"}, ("STARTTLS",)) as server, pytest.raises(TryLater):
        send(a_mail(), server.url)
    assert server.commands[1].upper() == "STARTTLS"
    assert server.mails == []


def test_certificates_are_checked() -> None:
    assert TLS.verify_mode == ssl.CERT_REQUIRED
    assert TLS.check_hostname


def test_ses_gets_the_whole_mail() -> None:
    ses = Ses("eu-west-1")
    with Stubber(ses._client) as stub:
        expected = {"Destination": {"ToAddresses": ["sanne@klant.example"]}, "Content": {"Raw": {"Data": ANY}}}
        expected["EmailTags"] = [
            {"Name": "reference", "Value": "MA-2222-222"},
            {"Name": "message", "Value": "m1"},
        ]
        stub.add_response("send_email", {"MessageId": "1"}, expected)
        ses.send(a_mail(reference="MA-2222-222"))
        stub.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("MessageRejected", Refused),
        ("BadRequestException", Refused),
        ("TooManyRequestsException", TryLater),
        ("LimitExceededException", TryLater),
        ("SendingPausedException", TryLater),
        ("AccountSuspendedException", TryLater),
        ("MailFromDomainNotVerifiedException", TryLater),
        ("InternalFailure", TryLater),
    ],
)
def test_what_ses_says_about_the_mail_is_for_good_and_the_rest_passes(code: str, outcome: type[Exception]) -> None:
    ses = Ses("eu-west-1")
    with Stubber(ses._client) as stub:
        stub.add_client_error("send_email", code)
        with pytest.raises(outcome, match=code):
            ses.send(a_mail(reference="MA-2222-222"))


def test_ses_without_an_answer_is_tried_again_by_us_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ses, tries = Ses("eu-west-1"), []

    def silent(**request: object) -> None:
        tries.append(request)
        raise ConnectTimeoutError(endpoint_url="https://ses.example")

    ses._client.meta.events.register_first("before-send.sesv2.*", silent)
    with pytest.raises(TryLater, match="ConnectTimeoutError"):
        ses.send(a_mail(reference="MA-2222-222"))
    assert len(tries) == 1


def test_a_mailbox_keeps_every_mail(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet" / "there"
    for number in range(3):
        Mailbox(folder).send(a_mail(f"m{number}"))
    kept = [parsed(file.read_bytes())["Message-ID"] for file in (folder / "new").iterdir()]
    assert sorted(kept) == [f"<m{number}@portaal.example>" for number in range(3)]


def test_the_settings_choose_the_way_out(tmp_path: Path) -> None:
    everything = some_settings(smtp_url="smtp://127.0.0.1:25", ses=True, mailbox=tmp_path)
    assert isinstance(transport_for(everything), Smtp)
    assert isinstance(transport_for(some_settings(ses=True, mailbox=tmp_path)), Ses)
    assert isinstance(transport_for(some_settings(mailbox=tmp_path)), Mailbox)
    with pytest.raises(NoWayOut, match="PORTAL_SMTP_URL"):
        transport_for(some_settings())
