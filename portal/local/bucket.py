"""The bucket's front door on this machine: takes the same signed form as S3 and puts the file into the engine's S3."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import botocore.session
from botocore.config import Config
from flask import Flask, Response, redirect, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from portal.local.policy import NotAllowed, WrongSize, check, read_policy
from portal.settings import Settings

PATH = "/bestanden/"
MOST_BYTES = 64 * 1024 * 1024
"""Bodies beyond this are not even read."""
REFUSED = (
    '<!doctype html><html lang="{language}"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    "<h1>{title}</h1><p>{what}</p></html>"
)
SENTENCES = {
    "nl": {
        WrongSize: ("Dit bestand is te groot", "Ga terug naar de vorige pagina en kies een kleiner bestand."),
        NotAllowed: (
            "Dit bestand kwam niet aan",
            "Ga terug naar de vorige pagina, laad die opnieuw en probeer het nog eens.",
        ),
    },
    "en": {
        WrongSize: ("This file is too large", "Go back to the previous page and choose a smaller file."),
        NotAllowed: ("This file did not arrive", "Go back to the previous page, reload it and try again."),
    },
}


@dataclass(frozen=True)
class Bucket:
    """The engine's bucket and the (dummy) credentials that forms for it are signed with."""

    name: str
    region: str
    endpoint: str
    access_key: str
    secret: str

    @cached_property
    def client(self) -> Any:
        session = botocore.session.Session()
        session.set_credentials(self.access_key, self.secret)
        config = Config(signature_version="s3v4", s3={"addressing_style": "path"})
        return session.create_client("s3", region_name=self.region, endpoint_url=self.endpoint, config=config)

    def create(self) -> None:
        """Make the bucket where it isn't there yet."""
        names = {bucket["Name"] for bucket in self.client.list_buckets().get("Buckets", ())}
        if self.name not in names:
            place = {"LocationConstraint": self.region}
            self.client.create_bucket(Bucket=self.name, CreateBucketConfiguration=place)


def uploads_of(settings: Settings, variables: Mapping[str, str]) -> Bucket:
    """The bucket for uploads of one brand, with the credentials that its forms are signed with."""
    access_key, secret = variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]
    return Bucket(settings.bucket, settings.region, settings.s3_endpoint or "", access_key, secret)


def create_app(bucket: Bucket, now: Callable[[], datetime]) -> Flask:
    """A Flask app with one route; ``now`` is the machine's own clock, for that is what signs the forms."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.post(PATH)
    def take() -> AnyResponse:
        sent = request.files.get("file") or FileStorage(filename="")
        try:
            fields = _fields(bucket, sent)
            check(read_policy(fields, bucket.secret), fields, _size(sent), now())
        except NotAllowed as problem:
            return _refuse(problem)
        stored = bucket.client.put_object(Bucket=bucket.name, Key=fields["key"], Body=sent.stream)
        arrived = urlencode({"bucket": bucket.name, "key": fields["key"], "etag": stored["ETag"]})
        back_to = fields["success_action_redirect"]
        return redirect(f"{back_to}{'&' if '?' in back_to else '?'}{arrived}", 303)

    return app


def _fields(bucket: Bucket, sent: FileStorage) -> dict[str, str]:
    fields = {"bucket": bucket.name, "key": "", "success_action_redirect": "", **request.form.to_dict()}
    name = (sent.filename or "").rpartition("/")[2]
    return {**fields, "key": fields["key"].replace("${filename}", name)}


def _size(sent: FileStorage) -> int:
    size = sent.stream.seek(0, 2)
    sent.stream.seek(0)
    return size


def _refuse(problem: NotAllowed) -> Response:
    language = "en" if "/en/" in request.form.get("success_action_redirect", "") else "nl"
    title, what = SENTENCES[language][type(problem)]
    return Response(
        REFUSED.format(language=language, title=title, what=what), 403, content_type="text/html; charset=utf-8"
    )
