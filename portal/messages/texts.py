"""Handing over a text message: AWS's own service where configured, else the mailbox folder that ``/postvak/`` shows."""

import mailbox
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from portal.messages.transport import SECONDS
from portal.services.message_ports import BadAddress, Refused, Sms, Texts, TryLater
from portal.settings import Settings

SERVICE = "pinpoint-sms-voice-v2"
BAD_NUMBER = ("DESTINATION_COUNTRY_BLOCKED", "DESTINATION_PHONE_NUMBER_OPTED_OUT", "INVALID_PARAMETER")
"""What the service says about this number for good; it says so under ``Reason``."""
FOR_GOOD = ("ValidationException", "ConflictException")


def texts_for(settings: Settings) -> Texts | None:
    """The configured way out; None where there is none, and then nobody is sent text messages."""
    if settings.sms_sender:
        return SmsVoice(settings.region, settings.sms_sender)
    return TextBox(settings.mailbox) if settings.mailbox else None


class SmsVoice:
    """AWS End User Messaging SMS, with the function's own role; like mail it doesn't know a text that comes again."""

    def __init__(self, region: str, sender: str) -> None:
        config = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"total_max_attempts": 1})
        self._client = botocore.session.get_session().create_client(SERVICE, region_name=region, config=config)
        self._sender = sender

    def send(self, sms: Sms) -> None:
        try:
            self._client.send_text_message(
                DestinationPhoneNumber=sms.to,
                OriginationIdentity=self._sender,
                MessageBody=sms.text,
                MessageType="TRANSACTIONAL",
            )
        except ClientError as problem:
            raise _ours(problem) from problem
        except BotoCoreError as problem:
            raise TryLater(f"the text service did not answer ({type(problem).__name__})") from problem


def _ours(problem: ClientError) -> Exception:
    code, reason = problem.response["Error"]["Code"], str(problem.response.get("Reason", ""))
    kind = BadAddress if reason in BAD_NUMBER else Refused if code in FOR_GOOD else TryLater
    return kind(f"the text service answered {code} {reason}".strip())


class TextBox:
    """A maildir beside the mails: each text is a file whose header says that it is one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, sms: Sms) -> None:
        message = EmailMessage(policy=SMTP)
        message["Message-ID"] = sms.id
        message["Date"] = format_datetime(sms.at)
        message["From"], message["To"] = sms.sender_name, sms.to
        message["Subject"] = sms.text.partition(": ")[2] or sms.text
        message["X-Channel"] = "sms"
        message.set_content(sms.text)
        for part in ("tmp", "new", "cur"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        mailbox.Maildir(self._folder).add(message.as_bytes())
