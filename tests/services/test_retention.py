from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from portal.domain.outgoing import Message
from portal.services.draft_ports import Draft
from portal.services.file_ports import StoredFile, UploadForm
from portal.services.retention import remove_expired_drafts
from tests.builders import NOW, a_reference


class Night:
    """Drafts and uploads as the nightly job finds them."""

    def __init__(self, *drafts: Draft, files: tuple[str, ...] = ()) -> None:
        self.drafts = {draft.id: draft for draft in drafts}
        self.keys = list(files)

    def run(self, now: datetime = NOW) -> int:
        return remove_expired_drafts(self, self, now)

    def expired(self, now: datetime) -> Iterator[Draft]:
        yield from [draft for draft in self.drafts.values() if draft.expires_at < now]

    def remove(self, id: str) -> None:
        del self.drafts[id]

    def list(self, prefix: str) -> tuple[StoredFile, ...]:
        return tuple(StoredFile(key, 1, "etag") for key in self.keys if key.startswith(prefix))

    def delete(self, key: str) -> None:
        self.keys.remove(key)

    def load(self, id: str) -> Draft | None:
        raise NotImplementedError

    def start(self, draft: Draft) -> None:
        raise NotImplementedError

    def save(self, id: str, answers: Mapping[str, Mapping[str, object]], expires_at: datetime) -> None:
        raise NotImplementedError

    def send_link(self, id: str, *messages: Message) -> None:
        raise NotImplementedError

    def upload_form(self, prefix: str, back_to: str, max_bytes: int) -> UploadForm:
        raise NotImplementedError

    def first_bytes(self, key: str, count: int) -> bytes:
        raise NotImplementedError


def a_draft(id: str, expires_at: datetime, reference: str = "") -> Draft:
    return Draft(id, "nl", {}, expires_at, reference)


YESTERDAY, TOMORROW = NOW - timedelta(days=1), NOW + timedelta(days=1)


def test_what_expired_goes_with_its_files() -> None:
    night = Night(a_draft("old", YESTERDAY), files=("drafts/old/a.pdf", "drafts/old/b.pdf"))
    assert night.run() == 1
    assert (night.drafts, night.keys) == ({}, [])


def test_what_did_not_expire_stays() -> None:
    night = Night(a_draft("new", TOMORROW), files=("drafts/new/a.pdf",))
    assert night.run() == 0
    assert (list(night.drafts), night.keys) == (["new"], ["drafts/new/a.pdf"])


def test_files_of_a_draft_with_a_longer_name_stay() -> None:
    night = Night(a_draft("d1", YESTERDAY), files=("drafts/d1/a.pdf", "drafts/d10/a.pdf"))
    night.run()
    assert night.keys == ["drafts/d10/a.pdf"]


def test_the_drawings_of_an_application_stay_when_its_draft_goes() -> None:
    night = Night(a_draft("sent", YESTERDAY, a_reference()), files=("drafts/sent/a.pdf",))
    assert night.run() == 1
    assert (night.drafts, night.keys) == ({}, ["drafts/sent/a.pdf"])


def test_running_again_finds_nothing_left() -> None:
    night = Night(a_draft("old", YESTERDAY))
    assert [night.run(), night.run()] == [1, 0]
