"""A mail server on this machine that takes answers to our mails, as SES does on AWS: each lands whole in the bucket."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.bootstrap.chance import new_id
from portal.files.inbound import InboundMail
from portal.services.incoming.letter import MOST_BYTES
from portal.services.ports import Unavailable

HOST = "127.0.0.1"


class Letterbox:
    """Takes mail for one domain and nobody else's; answers when it is stored."""

    def __init__(self, inbound: InboundMail, domain: str) -> None:
        self._inbound, self._domain = inbound, domain

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.rpartition("@")[2].lower() != self._domain:
            return "550 5.1.1 only answers to our own mails are taken here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        content: Any = envelope.content
        delivered = "".join(f"Delivered-To: {address}\r\n" for address in envelope.rcpt_tos)
        returns = f"Return-Path: <{(envelope.mail_from or '').strip('<>')}>\r\n"
        try:
            self._inbound.put(new_id(), f"{returns}{delivered}".encode("ascii", "replace") + bytes(content))
        except Unavailable:
            return "451 4.3.0 not now, please try again"
        return "250 OK"


@contextmanager
def listening(inbound: InboundMail, domain: str, port: int) -> Iterator[None]:
    """Take mail on this port for as long as the block lasts."""
    box = Letterbox(inbound, domain)
    controller = Controller(box, hostname=HOST, port=port, data_size_limit=MOST_BYTES)
    controller.start()
    try:
        yield
    finally:
        controller.stop()
