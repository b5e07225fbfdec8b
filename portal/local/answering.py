"""Answering a mail from ``/postvak/`` as a customer would: by SMTP, to where the mail asks for answers."""

import smtplib
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr

from portal.local.letterbox import HOST


class NotTaken(Exception):
    """The mail server didn't take it."""


def answer(mail: EmailMessage, words: str, port: int) -> None:
    """Send these words as an answer, from whom the mail was for, quoting it. Raises NotTaken."""
    sender, to = str(mail["To"]), str(mail["Reply-To"] or mail["From"])
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = sender, to, f"Re: {mail['Subject']}"
    reply["Message-ID"] = make_msgid(domain="klant.example")
    reply["In-Reply-To"] = reply["References"] = str(mail["Message-ID"])
    body = mail.get_body(("plain",))
    quoted = "\n".join(f"> {line}" for line in str(body.get_content() if body else "").splitlines())
    reply.set_content(f"{words}\n\nOp een eerder moment schreef {mail['From']}:\n{quoted}\n")
    try:
        with smtplib.SMTP(HOST, port, timeout=10) as server:
            server.send_message(reply, parseaddr(sender)[1], [parseaddr(to)[1]])
    except (OSError, smtplib.SMTPException) as problem:
        raise NotTaken(f"the mail server did not take it ({type(problem).__name__})") from problem
