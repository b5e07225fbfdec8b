"""The drawings of one draft as they lie in the bucket: which they are, whether they are what they claim to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from portal.domain.answers import Document
from portal.files.kinds import LOOK_AT, Kind, kind_of
from portal.services.drafts import uploads_of
from portal.services.file_ports import Files, StoredFile, UploadForm

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_FILES = 10
STOPPED_AT = 3 * MOST_BYTES
"""The bucket itself stops a file of this size, in words of its own; anything smaller is refused by us, in ours."""
REMEMBERED = 1024

Problem = Literal["", "too_big", "empty", "wrong_kind"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One uploaded file with what is wrong with it."""

    document: Document
    problem: Problem


class Drawings:
    """The files of all drafts; the content of a file with a given etag never changes, so it is looked at once."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._kind = lru_cache(maxsize=REMEMBERED)(self._look)

    def of(self, draft: str) -> tuple[Drawn, ...]:
        """What was uploaded, by drawing and name. Raises Unavailable."""
        return tuple(self._drawn(stored) for stored in self._files.list(uploads_of(draft)))

    def form(self, draft: str, drawing: str, batch: str, back_to: str) -> UploadForm:
        """``batch`` keeps files of the same name apart; ``back_to`` is an absolute address."""
        return self._files.upload_form(f"{uploads_of(draft)}{drawing}/{batch}/", back_to, STOPPED_AT)

    def remove(self, draft: str, key: str) -> None:
        """Only ever a file of this draft, and none where it is gone already. Raises Unavailable."""
        if key in {stored.key for stored in self._files.list(uploads_of(draft))}:
            self._files.delete(key)

    def _drawn(self, stored: StoredFile) -> Drawn:
        drawing, _, name = stored.key.split("/", 4)[2:]
        return Drawn(Document(stored.key, name, drawing, stored.size, stored.etag), self._problem(stored))

    def _problem(self, stored: StoredFile) -> Problem:
        if stored.size == 0:
            return "empty"
        if stored.size > MOST_BYTES:
            return "too_big"
        return "" if self._kind(stored.key, stored.etag) else "wrong_kind"

    def _look(self, key: str, etag: str) -> Kind | None:
        """``etag`` is there to be remembered by: another content is another question."""
        return kind_of(self._files.first_bytes(key, LOOK_AT))


def is_sound(content: bytes) -> bool:
    """Whether a file that came another way would be taken as a drawing too."""
    return 0 < len(content) <= MOST_BYTES and kind_of(content[:LOOK_AT]) is not None


def sound(found: Iterable[Drawn]) -> tuple[Document, ...]:
    return tuple(drawn.document for drawn in found if not drawn.problem)
