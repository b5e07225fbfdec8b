"""Files that customers send, which never pass a function."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A presigned POST: where the page's form goes and its hidden fields. ``key`` ends in ``${filename}``."""

    url: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StoredFile:
    key: str
    size: int
    etag: str


class Files(Protocol):
    def upload_form(self, prefix: str, back_to: str, max_bytes: int) -> UploadForm: ...

    def list(self, prefix: str) -> tuple[StoredFile, ...]: ...

    def first_bytes(self, key: str, count: int) -> bytes: ...

    def delete(self, key: str) -> None: ...
