"""Handing over a mail: SMTP or SES where configured, else a mailbox folder that ``/postvak/`` shows."""

import mailbox
import re
import smtplib
import ssl
from contextlib import suppress
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from portal.services.message_ports import BadAddress, Mail, Refused, Transport, TryLater
from portal.settings import Settings

SECONDS = 20
"""Longest wait for each answer of a provider; the dozen answers of one mail stay below the messenger's hold on it."""
PLAIN = r"""[^\s\x00-\x1f\x7f"(),:;<>@\[\\\]]+"""
ONE_ADDRESS = re.compile(f"{PLAIN}@{PLAIN}")
"""Stricter than the standard: nothing that could end an address or begin another."""
PERMANENT = 500
"""SMTP answers from here on say that trying again won't help (RFC 5321)."""
FOR_GOOD = ("MessageRejected", "BadRequestException")
"""SES answers that are about this mail; others are about our account or the moment, and pass."""
TLS = ssl.create_default_context()
"""Checks the server's certificate and its name."""


class NoWayOut(Exception):
    """No transport is configured: neither SMTP, SES nor a mailbox folder."""


def transport_for(settings: Settings) -> Transport:
    """The configured way out. Raises NoWayOut with what to set."""
    if settings.smtp_url:
        return Smtp(settings.smtp_url)
    if settings.ses:
        return Ses(settings.region)
    if settings.mailbox:
        return Mailbox(settings.mailbox)
    raise NoWayOut("Set PORTAL_SMTP_URL (smtp://user:password@host:587), PORTAL_SES=yes or PORTAL_MAILBOX.")


def as_message(mail: Mail) -> EmailMessage:
    """The mail as RFC 5322 text with a plain and an HTML part, to one recipient.

    Raises BadAddress where the address isn't one address, Refused where a line end would smuggle in another header.
    """
    message = EmailMessage(policy=SMTP)
    try:
        recipient = _recipient(mail.to)
    except (ValueError, HeaderParseError) as fault:
        raise BadAddress(f"this can't be a mail: {fault}") from fault
    try:
        message["Message-ID"] = mail.message_id
        message["Date"] = format_datetime(mail.at)
        message["From"] = Address(mail.sender_name, addr_spec=mail.sender_mail)
        message["To"] = recipient
        message["Subject"] = mail.subject
        if mail.reply_to:
            message["Reply-To"] = _recipient(mail.reply_to)
        if mail.in_reply_to:
            message["In-Reply-To"] = message["References"] = mail.in_reply_to
    except (ValueError, HeaderParseError) as fault:
        raise Refused(f"this can't be a mail: {fault}") from fault
    message["Auto-Submitted"] = "auto-generated"
    if mail.reference:
        message["X-Reference"] = mail.reference
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    message["Content-Language"] = mail.language  # last: a second part would take it along into the first
    return message


def _recipient(address: str) -> Address:
    """Raises ValueError where it isn't one bare address."""
    if not ONE_ADDRESS.fullmatch(address):
        raise ValueError("the recipient is no mail address")
    name, _, domain = address.rpartition("@")
    return Address(username=name, domain=domain)


class Smtp:
    """``smtp://user:password@host:port`` (STARTTLS when offered, always with a password) or ``smtps://…``."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)

    def send(self, mail: Mail) -> None:
        message = as_message(mail)
        try:
            server = self._reached()
            try:
                self._introduced(server).send_message(message)
            finally:
                _leave(server)
        except smtplib.SMTPRecipientsRefused as problem:
            code = max((code for code, _ in problem.recipients.values()), default=0)
            raise (BadAddress if code >= PERMANENT else TryLater)(f"the recipient was refused ({code})") from problem
        except smtplib.SMTPDataError as problem:
            code = problem.smtp_code
            raise (Refused if code >= PERMANENT else TryLater)(f"the mail was refused ({code})") from problem
        except (smtplib.SMTPException, OSError) as problem:
            raise TryLater(f"the mail server did not take it ({type(problem).__name__})") from problem

    def _reached(self) -> smtplib.SMTP:
        host, port = self._url.hostname or "localhost", self._url.port or 25
        if self._url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=TLS)
        return smtplib.SMTP(host, port, timeout=SECONDS)

    def _introduced(self, server: smtplib.SMTP) -> smtplib.SMTP:
        server.ehlo()
        if self._url.scheme != "smtps" and (server.has_extn("starttls") or self._url.username):
            server.starttls(context=TLS)
        if self._url.username:
            server.login(unquote(self._url.username), unquote(self._url.password or ""))
        return server


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye; what goes wrong after the mail was taken must not make us send it again."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


class Ses:
    """Amazon SES, version 2 of its interface, with the function's own role.

    It doesn't know a mail that comes again, so the driver never tries twice: the messenger does, and counts.
    """

    def __init__(self, region: str) -> None:
        config = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"total_max_attempts": 1})
        self._client = botocore.session.get_session().create_client("sesv2", region_name=region, config=config)

    def send(self, mail: Mail) -> None:
        content = {"Raw": {"Data": as_message(mail).as_bytes()}}
        try:
            self._client.send_email(
                Destination={"ToAddresses": [mail.to]},
                Content=content,
                EmailTags=_tags(mail),
            )
        except ClientError as problem:
            code = problem.response["Error"]["Code"]
            raise (Refused if code in FOR_GOOD else TryLater)(f"SES answered {code}") from problem
        except BotoCoreError as problem:
            raise TryLater(f"SES did not answer ({type(problem).__name__})") from problem


def _tags(mail: Mail) -> list[dict[str, str]]:
    """What comes back with a notice about the mail: SES gives it a Message-ID of its own."""
    told = {"reference": mail.reference, "message": mail.message_id.strip("<>").partition("@")[0]}
    return [{"Name": name, "Value": value} for name, value in told.items() if value]


class Mailbox:
    """A maildir: each mail is a file that appears at once and whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail) -> None:
        self._keep(as_message(mail))

    def _keep(self, message: EmailMessage) -> None:
        for part in ("tmp", "new", "cur"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        mailbox.Maildir(self._folder).add(message.as_bytes())
