"""Handing over a mail: SMTP or SES where configured, else a mailbox folder that ``/postvak/`` shows."""

import mailbox
import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path
from urllib.parse import unquote, urlsplit

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from portal.services.ports import Mail, Refused, Transport, TryLater
from portal.settings import Settings

SECONDS = 20
"""Longest wait for each answer of a provider; the dozen answers of one mail stay below the messenger's hold on it."""
FOR_GOOD = ("MessageRejected", "MailFromDomainNotVerifiedException", "BadRequestException")


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
    """The mail as RFC 5322 text with a plain and an HTML part; header injection is refused by the policy."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = mail.message_id
    message["Date"] = format_datetime(mail.at)
    message["From"] = formataddr((mail.sender_name, mail.sender_mail))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


class Smtp:
    """``smtp://user:password@host:port`` (STARTTLS when offered) or ``smtps://…``."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)

    def send(self, mail: Mail) -> None:
        try:
            with self._connect() as server:
                server.send_message(as_message(mail))
        except smtplib.SMTPRecipientsRefused as problem:
            code = max((code for code, _ in problem.recipients.values()), default=0)
            raise (Refused if code >= 500 else TryLater)(f"the recipient was refused ({code})") from problem
        except (smtplib.SMTPException, OSError) as problem:
            raise TryLater(f"the mail server did not take it ({type(problem).__name__})") from problem

    def _connect(self) -> smtplib.SMTP:
        host, port = self._url.hostname or "localhost", self._url.port or 25
        if self._url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS)
        else:
            server = smtplib.SMTP(host, port, timeout=SECONDS)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls()
        if self._url.username:
            server.login(unquote(self._url.username), unquote(self._url.password or ""))
        return server


class Ses:
    """Amazon SES, version 2 of its interface, with the function's own role.

    It doesn't know a mail that comes again, so the driver never tries twice: the messenger does, and counts.
    """

    def __init__(self, region: str) -> None:
        config = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"total_max_attempts": 1})
        self._client = botocore.session.get_session().create_client("sesv2", region_name=region, config=config)

    def send(self, mail: Mail) -> None:
        try:
            self._client.send_email(
                Destination={"ToAddresses": [mail.to]}, Content={"Raw": {"Data": as_message(mail).as_bytes()}}
            )
        except ClientError as problem:
            code = problem.response["Error"]["Code"]
            raise (Refused if code in FOR_GOOD else TryLater)(f"SES answered {code}") from problem
        except BotoCoreError as problem:
            raise TryLater(f"SES did not answer ({type(problem).__name__})") from problem


class Mailbox:
    """A maildir: each mail is a file that appears at once and whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail) -> None:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        box = mailbox.Maildir(self._folder)
        box.add(as_message(mail).as_bytes())
