"""Mail that came in, as it lies in a bucket: raw under ``in/``, and the files that customers sent along."""

from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError

from portal.files.bucket import GONE, code, our_errors, s3_client
from portal.services.incoming.letter import MOST_BYTES

IN = "in/"
FILES = "papers/"


class InboundMail:
    """``portal.services.incoming.receive.Inbound`` on S3: mails in a bucket of their own, files with the uploads."""

    def __init__(self, replies: str, uploads: str, region: str, endpoint: str | None = None) -> None:
        self._replies, self._uploads = replies, uploads
        self._region, self._endpoint = region, endpoint

    def waiting(self, limit: int) -> tuple[str, ...]:
        """None where no bucket takes answers: then they go elsewhere."""
        if not self._replies:
            return ()
        with our_errors("list mails"):
            found = self._client.list_objects_v2(Bucket=self._replies, Prefix=IN).get("Contents", ())
        oldest = sorted(found, key=lambda stored: (stored["LastModified"], stored["Key"]))
        return tuple(stored["Key"] for stored in oldest[:limit])

    def raw(self, key: str) -> bytes | None:
        """One byte more than is read at most, so that what is too large is seen to be."""
        with our_errors("read a mail"):
            try:
                answer = self._client.get_object(Bucket=self._replies, Key=key)
            except ClientError as error:
                if code(error) in GONE:
                    return None
                raise
            return bytes(answer["Body"].read(MOST_BYTES + 1))

    def keep_file(self, reference: str, id: str, name: str, content: bytes) -> None:
        with our_errors("keep a file"):
            self._client.put_object(Bucket=self._uploads, Key=f"{FILES}{reference}/{id}/{name}", Body=content)

    def done(self, key: str) -> None:
        with our_errors("remove a mail"):
            self._client.delete_object(Bucket=self._replies, Key=key)

    def put(self, key: str, raw: bytes) -> None:
        """What a mail server does on its way in; on AWS that is SES."""
        with our_errors("take a mail"):
            self._client.put_object(Bucket=self._replies, Key=f"{IN}{key}", Body=raw)

    @cached_property
    def _client(self) -> Any:
        return s3_client(self._region, self._endpoint)
