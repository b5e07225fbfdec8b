"""Everything the environment decides, read once into one frozen object."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.domain.links import LinkKeys

ADDRESS_REGISTER = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/free"
ANSWERS = "answers.msgpack"
"""The index of the site's own answers, beside what a build made ready."""
CONTENT = Path(__file__).resolve().parent.parent / "content"


class SettingMissing(Exception):
    """A setting that has no sensible default isn't set; the message names it and says what it is for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``origins``: where the portal is seen from outside, the public one first. Endpoints are ``None`` on AWS."""

    brand: str
    stage: str
    content: Path
    origins: tuple[str, ...]
    link_keys: LinkKeys
    lookup_secret: bytes
    region: str
    bucket: str
    bucket_origin: str
    dynamodb_endpoint: str | None = None
    s3_endpoint: str | None = None
    upload_url: str | None = None
    """Where the page posts files to, when it isn't the bucket's own address."""
    replies: str = ""
    """The bucket where mail comes in."""
    smtp_url: str = ""
    ses: bool = False
    sms_sender: str = ""
    """Who text messages come from, as AWS knows it; without it and without a mailbox folder there are none."""
    mailbox: Path | None = None
    """Folder that keeps mails instead of sending them (``/postvak/``)."""
    address_register: str = ADDRESS_REGISTER
    secure_cookies: bool = True
    limit_factor: int = 1
    """How many times as often everything may be done: more than once where all visitors have one address."""
    oidc_issuer: str = ""
    """The provider of identities where staff sign in; without one nobody of the staff comes in."""
    oidc_client: str = ""
    oidc_secret: str = ""
    answers_file: Path | None = None
    """What searching reads (``portal.definitions.searchable``); None where it lies in ``content``."""
    clock_file: Path | None = None
    """A file with seconds to add to the clock; only ``make dev`` sets it."""

    @property
    def base_url(self) -> str:
        return self.origins[0]

    @property
    def sends_texts(self) -> bool:
        """Whether there is a way out for text messages."""
        return bool(self.sms_sender or self.mailbox)

    @property
    def answers(self) -> Path:
        return self.answers_file or self.content / ANSWERS

    @property
    def table_prefix(self) -> str:
        return f"{self.stage}-{self.brand}"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from ``PORTAL_…`` variables. Raises SettingMissing with what to set."""
    secrets = {kid: bytes.fromhex(secret) for kid, secret in json.loads(_need(environ, "PORTAL_LINK_KEYS")).items()}
    bucket, region = _need(environ, "PORTAL_BUCKET"), environ.get("AWS_REGION", "eu-west-1")
    return Settings(
        brand=_need(environ, "PORTAL_BRAND"),
        stage=_need(environ, "PORTAL_STAGE"),
        content=Path(environ.get("PORTAL_CONTENT", CONTENT)),
        origins=tuple(_need(environ, "PORTAL_ORIGINS").split(",")),
        link_keys=LinkKeys(max(secrets), secrets),
        lookup_secret=bytes.fromhex(_need(environ, "PORTAL_LOOKUP_SECRET")),
        region=region,
        bucket=bucket,
        bucket_origin=environ.get("PORTAL_BUCKET_ORIGIN", f"https://{bucket}.s3.{region}.amazonaws.com"),
        dynamodb_endpoint=environ.get("PORTAL_DYNAMODB_ENDPOINT"),
        s3_endpoint=environ.get("PORTAL_S3_ENDPOINT"),
        upload_url=environ.get("PORTAL_UPLOAD_URL"),
        replies=environ.get("PORTAL_REPLIES", ""),
        smtp_url=environ.get("PORTAL_SMTP_URL", ""),
        ses=environ.get("PORTAL_SES", "") == "yes",
        sms_sender=environ.get("PORTAL_SMS_SENDER", ""),
        mailbox=_path(environ.get("PORTAL_MAILBOX")),
        address_register=environ.get("PORTAL_ADDRESS_REGISTER", ADDRESS_REGISTER),
        secure_cookies=environ.get("PORTAL_SECURE_COOKIES", "yes") == "yes",
        limit_factor=int(environ.get("PORTAL_LIMIT_FACTOR", "1")),
        oidc_issuer=environ.get("PORTAL_OIDC_ISSUER", ""),
        oidc_client=environ.get("PORTAL_OIDC_CLIENT", ""),
        oidc_secret=environ.get("PORTAL_OIDC_SECRET", ""),
        answers_file=_path(environ.get("PORTAL_ANSWERS")),
        clock_file=_path(environ.get("PORTAL_CLOCK_FILE")),
    )


def _need(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "")
    if not value:
        raise SettingMissing(f"{name} is not set; `portal run` sets it for you, a deployment sets it in its stack.")
    return value


def _path(value: str | None) -> Path | None:
    return Path(value) if value else None
