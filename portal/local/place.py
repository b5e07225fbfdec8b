"""Where one brand lives on this machine, and the settings that follow from it.

Everything under ``.data/<brand>/`` survives restarts and kills: the engine's tables, the uploads, the mails, the
secrets (made once, readable by their owner only) and the interface keys of the fictional organisations.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from portal.bootstrap.chance import new_secret
from portal.settings import CONTENT

REGION = "eu-west-1"
ACCESS_KEY = "local"
"""Dummy credentials: the engine checks nothing, but botocore signs every request."""


@dataclass(frozen=True, slots=True)
class Place:
    brand: str
    root: Path
    port: int
    letterbox: int = 0
    """The port of the mail server that takes answers; 0 where none listens."""

    @property
    def data(self) -> Path:
        return self.root / self.brand

    @property
    def engine(self) -> Path:
        return self.data / "engine"

    @property
    def mailbox(self) -> Path:
        return self.data / "postvak"

    @property
    def keys(self) -> Path:
        """Interface keys by organisation, for trying the planning interface."""
        return self.data / "interface-keys.json"

    @property
    def clock(self) -> Path:
        return self.data / "clock"

    @property
    def bucket(self) -> str:
        return f"local-{self.brand}-uploads"

    @property
    def replies(self) -> str:
        """The bucket where answers to our mails land."""
        return f"local-{self.brand}-replies"

    @property
    def answers(self) -> Path:
        return self.site.with_name(f"{self.brand}.answers")

    @property
    def site(self) -> Path:
        return CONTENT.parent / "build" / "site" / self.brand


def environment(place: Place, endpoint: str, *, dev: bool = False) -> dict[str, str]:
    """The ``PORTAL_…`` variables of every process that ``make run`` starts."""
    secret = _secrets(place)
    origin = f"http://127.0.0.1:{place.port}"
    return {
        "PORTAL_BRAND": place.brand,
        "PORTAL_STAGE": "local",
        "PORTAL_ORIGINS": f"{origin},http://localhost:{place.port}",
        "PORTAL_LINK_KEYS": json.dumps({"a": secret["link"]}),
        "PORTAL_LOOKUP_SECRET": secret["lookup"],
        "PORTAL_BUCKET": place.bucket,
        "PORTAL_BUCKET_ORIGIN": "",
        "PORTAL_UPLOAD_URL": "/bestanden/",
        "PORTAL_DYNAMODB_ENDPOINT": endpoint,
        "PORTAL_S3_ENDPOINT": endpoint,
        "PORTAL_MAILBOX": str(place.mailbox),
        "PORTAL_REPLIES": place.replies,
        "PORTAL_LETTERBOX": str(place.letterbox),
        "PORTAL_ANSWERS": str(place.answers),
        "PORTAL_LIMIT_FACTOR": "1000",
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": secret["lookup"],
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        **({"PORTAL_CLOCK_FILE": str(place.clock)} if dev else {}),
    }


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner may read, all or nothing: a kill half-way leaves what was there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".new")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    half.write_text(text)
    half.replace(file)


def _secrets(place: Place) -> dict[str, str]:
    file = place.data / "secrets.json"
    if not file.exists():
        write_private(file, json.dumps({name: new_secret() for name in ("link", "lookup")}))
    known: dict[str, str] = json.loads(file.read_text())
    return known
