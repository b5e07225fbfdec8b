"""The built site in its bucket: what changed is put there, what is gone is removed, each with its type and age."""

from collections.abc import Iterator
from hashlib import md5
from mimetypes import guess_type
from pathlib import Path
from typing import Any

FOR_EVER = "public, max-age=31536000, immutable"
A_WHILE = "public, max-age=300"
NAMED_BY_CONTENT = ("stijl/",)
NOT_SERVED = ("csp.json",)
"""The build's own notes."""


def put_site(client: Any, bucket: str, site: Path) -> tuple[int, int]:
    """(files put, files removed). New files come first, pages that link to them after, removals last."""
    there = dict(_there(client, bucket))
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files = {key: path for key, path in files.items() if key not in NOT_SERVED}
    changed = [key for key, path in files.items() if there.get(key) != _tag(path)]
    for key in sorted(changed, key=lambda key: key.endswith(".html")):
        client.put_object(
            Bucket=bucket,
            Key=key,
            Body=files[key].read_bytes(),
            ContentType=_kind(key),
            CacheControl=FOR_EVER if key.startswith(NAMED_BY_CONTENT) else A_WHILE,
        )
    gone = sorted(there.keys() - files.keys())
    for key in gone:
        client.delete_object(Bucket=bucket, Key=key)
    return len(changed), len(gone)


def _there(client: Any, bucket: str) -> Iterator[tuple[str, str]]:
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", ()):
            yield found["Key"], found["ETag"].strip('"')


def _tag(path: Path) -> str:
    """The ETag that S3 gives what is put whole and encrypted with S3's own key."""
    return md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _kind(key: str) -> str:
    kind = guess_type(key)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/json", "application/xml", "application/javascript")
    return f"{kind}; charset=utf-8" if text else kind
