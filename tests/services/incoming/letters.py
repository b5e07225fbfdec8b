"""Mails as customers' programs send them."""

from email.message import EmailMessage

from portal.domain.application import Application
from portal.domain.replies import reply_address
from tests.builders import KEYS, a_definition

CUSTOMER = "sanne@klant.example"
DOMAIN = a_definition().brand.sender.replies
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def to(state: Application) -> str:
    return reply_address(state, KEYS, DOMAIN)


def a_mail(
    address: str,
    said: str = "Kan het een week later?",
    sender: str = f"Sanne <{CUSTOMER}>",
    id: str = "<1@klant.example>",
    files: tuple[tuple[str, bytes], ...] = (),
    **headers: str,
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = sender, address, "Re: Uw aansluiting", id
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(said)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()
