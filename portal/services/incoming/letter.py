"""A mail as it came in, read by the standard library within limits: anybody can send anything.

Nothing is believed that a sender can write, but the address it was sent to and, beside that, the one it came from.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses, parseaddr
from hashlib import sha256

from portal.services.incoming.plain import from_html, without_quotes

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
MOST_PARTS = 60
MOST_BOUNDARIES = 100
"""A mail that speaks of more boundaries is not taken apart: parts within parts cost time and depth."""
MOST_HEADERS = 64 * 1024
LONGEST_LINE = 500
"""Characters of a subject, a name or an address that are looked at."""
LONGEST_TEXT = 20_000
MOST_FILES = 10
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Unreadable(Exception):
    """Too large, too deep or no mail at all; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """``said`` is the text without what it quotes, ``text`` the whole; ``kind`` says who or what wrote it.

    ``id`` is made of the sender and the Message-ID, of the whole mail where that has none: again, it is the same.
    """

    id: str
    message_id: str
    sender: str
    sender_name: str
    to: tuple[str, ...]
    subject: str
    said: str
    text: str
    kind: str
    attachments: tuple[Attachment, ...]
    unsafe: bool
    """A scanner on the way found something that must not be opened."""


def read(raw: bytes) -> Letter:
    """Raises Unreadable."""
    _bounded(raw)
    try:
        message = email.message_from_bytes(raw, policy=compat32)
        parts = list(_leaves(message))
    except (RecursionError, ValueError, LookupError, AssertionError) as fault:
        raise Unreadable(f"it could not be taken apart ({type(fault).__name__})") from fault
    text = _tidy(_text(parts))[:LONGEST_TEXT]
    message_id = _header(message, "Message-ID")
    name, sender = parseaddr(_header(message, "From"))
    return Letter(
        id=sha256(f"{sender.lower()}|{message_id}".encode() if message_id else raw).hexdigest()[:26],
        message_id=message_id,
        sender=sender.strip().lower(),
        sender_name=name,
        to=_recipients(message),
        subject=_header(message, "Subject"),
        said=without_quotes(text),
        text=text,
        kind=_kind(message),
        attachments=tuple(_attachments(parts))[:MOST_FILES],
        unsafe=_header(message, "X-SES-Virus-Verdict").upper() == "FAIL",
    )


def _bounded(raw: bytes) -> None:
    if len(raw) > MOST_BYTES:
        raise Unreadable(f"it is larger than {MOST_BYTES // MEGABYTE} MB")
    if raw.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise Unreadable("it has parts within parts without end")
    end = min((place for place in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if place >= 0), default=len(raw))
    if end > MOST_HEADERS:
        raise Unreadable("its headers are too long")


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, without those of a mail within the mail."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise Unreadable(f"it has more than {MOST_PARTS} parts")
        if part.get_content_maintype() == "multipart":
            waiting = [below for below in part.get_payload() if isinstance(below, Message)] + waiting
        elif part.get_content_maintype() != "message":
            yield part


def _text(parts: list[Message]) -> str:
    for kind in ("text/plain", "text/html"):
        found = next((part for part in parts if part.get_content_type() == kind and not part.get_filename()), None)
        if found is not None:
            said = _decoded(found)
            return from_html(said) if kind == "text/html" else said
    return ""


def _decoded(part: Message) -> str:
    content = _content(part)
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:  # a character set that nobody knows
        return content.decode("utf-8", "replace")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(parts: list[Message]) -> Iterator[Attachment]:
    for part in parts:
        name = part.get_filename()
        if name:
            yield Attachment(_line(_said(name)).replace("/", "-").replace("\\", "-")[-100:], _content(part))


def _recipients(message: Message) -> tuple[str, ...]:
    """Everywhere that an address of ours may stand."""
    written = [_header(message, name) for name in ("Delivered-To", "X-Original-To", "To", "Cc")]
    found = [address.strip().lower() for _, address in getaddresses(written) if address]
    return tuple(dict.fromkeys(found))[:MOST_PARTS]


def _kind(message: Message) -> str:
    """ "person", "automatic" (an answer nobody wrote, RFC 3834) or "report" (a bounce, RFC 3464)."""
    if message.get_content_type() == "multipart/report" or message.get_content_type() == "message/delivery-status":
        return "report"
    if _header(message, "Return-Path").replace(" ", "") == "<>":
        return "report" if parseaddr(_header(message, "From"))[1].lower().startswith("mailer-daemon") else "automatic"
    submitted = _header(message, "Auto-Submitted").lower().partition(";")[0].strip()
    precedence = _header(message, "Precedence").strip().lower()
    automatic = submitted not in ("", "no") or precedence in ("bulk", "junk", "list", "auto_reply")
    asks_none = any(
        message.get(name) for name in ("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "List-Id")
    )
    return "automatic" if automatic or asks_none else "person"


def _header(message: Message, name: str) -> str:
    """One line, decoded; "" where there is none."""
    return _line(_said(str(message.get(name) or "")[: 4 * LONGEST_LINE]))


def _said(raw: str) -> str:
    """Encoded words as they are meant; as they are written where they can't be read."""
    try:
        return str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, ValueError):
        return raw


def _line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST_LINE]


def _tidy(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
