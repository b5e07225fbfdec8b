"""Drawings in a bucket: pages post them straight to it, so that a file never passes a function."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from portal.services.file_ports import StoredFile, UploadForm
from portal.services.ports import Unavailable

UPLOAD_WITHIN = 3600
"""Seconds between opening the page and sending a file; reloading the page starts them anew."""
CONNECT_SECONDS = 1.0
READ_SECONDS = 3.0
TRIES = 2
GONE = ("NoSuchKey", "InvalidRange")


class Bucket:
    """``portal.services.file_ports.Files`` on S3. Raises Unavailable where the bucket doesn't answer or refuses us."""

    def __init__(self, bucket: str, region: str, endpoint: str | None = None, upload_url: str | None = None) -> None:
        self._bucket = bucket
        self._region = region
        self._endpoint = endpoint
        self._upload_url = upload_url or f"https://{bucket}.s3.{region}.amazonaws.com/"

    def upload_form(self, prefix: str, back_to: str, max_bytes: int) -> UploadForm:
        """A form for one file under ``prefix``; the bucket itself refuses a larger one."""
        fields = {"success_action_redirect": back_to}
        conditions = [["content-length-range", 0, max_bytes], fields]
        with our_errors("sign an upload"):
            signed = self._client.generate_presigned_post(
                self._bucket, prefix + "${filename}", dict(fields), conditions, UPLOAD_WITHIN
            )
        return UploadForm(self._upload_url, signed["fields"])

    def list(self, prefix: str) -> tuple[StoredFile, ...]:
        """Everything under ``prefix``, at most 1,000, sorted by key."""
        with our_errors("list drawings"):
            found = self._client.list_objects_v2(Bucket=self._bucket, Prefix=prefix)
        return tuple(
            StoredFile(stored["Key"], int(stored["Size"]), stored["ETag"].strip('"'))
            for stored in found.get("Contents", ())
        )

    def first_bytes(self, key: str, count: int) -> bytes:
        """At most ``count`` bytes; none where the file is gone."""
        with our_errors("read a drawing"):
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=key, Range=f"bytes=0-{count - 1}")
            except ClientError as error:
                if code(error) in GONE:
                    return b""
                raise
            return bytes(answer["Body"].read())

    def delete(self, key: str) -> None:
        """Remove a file; one that is gone already is no error."""
        with our_errors("remove a drawing"):
            self._client.delete_object(Bucket=self._bucket, Key=key)

    @cached_property
    def _client(self) -> Any:
        """Made when first needed: most pages of the form never speak to the bucket."""
        return s3_client(self._region, self._endpoint)


def s3_client(region: str, endpoint: str | None) -> Any:
    """Short in its patience: who waits for it is a page, or a sweep that comes again."""
    config = Config(
        signature_version="s3v4",
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": TRIES},
        s3={"addressing_style": "path" if endpoint else "virtual"},
    )
    session = botocore.session.Session()
    return session.create_client("s3", region_name=region, endpoint_url=endpoint, config=config)


@contextmanager
def our_errors(what: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        raise Unavailable(f"{what}: the bucket answered {code(error)}") from error
    except BotoCoreError as error:
        raise Unavailable(f"{what}: the bucket did not answer ({type(error).__name__})") from error


def code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])
