"""The mail server of this machine: what it takes lies whole in the bucket, and nothing else is taken."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from portal.local.letterbox import listening
from portal.local.processes import free_port
from portal.services.incoming.letter import read
from portal.services.ports import Unavailable
from tests.services.incoming.letters import CUSTOMER, DOMAIN, a_mail

TO = f"antwoord+ma-7k3f-92q.abc@{DOMAIN}"


@dataclass
class Bucket:
    """As much of ``portal.files.inbound.InboundMail`` as a mail server needs."""

    mails: list[bytes] = field(default_factory=list)
    away: bool = False

    def put(self, key: str, raw: bytes) -> None:
        if self.away:
            raise Unavailable("no answer")
        self.mails.append(raw)


@dataclass
class Box:
    bucket: Bucket
    port: int

    def send(self, to: str = TO, raw: bytes = b"", sender: str = CUSTOMER) -> None:
        with smtplib.SMTP("127.0.0.1", self.port, timeout=10) as server:
            server.sendmail(sender, [to], raw or a_mail(to))


@pytest.fixture
def box() -> Iterator[Box]:
    bucket, port = Bucket(), free_port()
    with listening(bucket, DOMAIN, port):  # type: ignore[arg-type]
        yield Box(bucket, port)


def test_a_mail_lies_whole_in_the_bucket_with_whom_it_was_for(box: Box) -> None:
    box.send()
    letter = read(box.bucket.mails[0])
    assert (letter.sender, letter.said, letter.kind) == (CUSTOMER, "Kan het een week later?", "person")
    assert TO in letter.to


def test_what_comes_from_nobody_is_known_to(box: Box) -> None:
    box.send(sender="")
    assert read(box.bucket.mails[0]).kind == "automatic"


def test_mail_for_others_is_not_passed_on(box: Box) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        box.send("iemand@elders.example")
    assert not box.bucket.mails


def test_what_can_not_be_stored_is_asked_for_again_later(box: Box) -> None:
    box.bucket.away = True
    with pytest.raises(smtplib.SMTPDataError) as refused:
        box.send()
    assert refused.value.smtp_code == 451


def test_what_is_too_large_is_refused(box: Box) -> None:
    with pytest.raises(smtplib.SMTPException):
        box.send(raw=b"From: a@b.example\n\n" + b"x" * 70 + b"\n" * (26 * 1024 * 1024))
    assert not box.bucket.mails
