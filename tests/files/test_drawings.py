import pytest

from portal.files.drawings import MOST_BYTES, STOPPED_AT, Drawings, sound
from tests.fakes import InMemoryFiles

PDF = b"%PDF-1.7 a drawing"
OWN, OTHER = "a" * 26, "b" * 26


@pytest.fixture
def files() -> InMemoryFiles:
    return InMemoryFiles()


@pytest.fixture
def drawings(files: InMemoryFiles) -> Drawings:
    return Drawings(files)


def upload(drawings: Drawings, files: InMemoryFiles, content: bytes, name: str = "plan.pdf", draft: str = OWN) -> str:
    form = drawings.form(draft, "site_plan", "batch", "https://portal.example/terug")
    return files.upload(form, name, content)


def test_a_file_says_for_which_drawing_it_is_and_what_it_is_called(drawings: Drawings, files: InMemoryFiles) -> None:
    upload(drawings, files, PDF, "situatie / Dorpsstraat 1.pdf")
    [drawn] = drawings.of(OWN)
    assert (drawn.document.drawing, drawn.document.name) == ("site_plan", "situatie / Dorpsstraat 1.pdf")
    assert drawn.document.size == len(PDF)


def test_files_of_the_same_name_do_not_replace_each_other(drawings: Drawings, files: InMemoryFiles) -> None:
    for batch in ("one", "two"):
        files.upload(drawings.form(OWN, "photos", batch, "https://portal.example/"), "foto.jpg", PDF)
    assert len(drawings.of(OWN)) == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (PDF, ""),
        (b"", "empty"),
        (b"<html>", "wrong_kind"),
        (PDF + b" " * (MOST_BYTES - len(PDF)), ""),
        (PDF + b" " * (MOST_BYTES - len(PDF) + 1), "too_big"),
    ],
    ids=["sound", "empty", "wrong kind", "just fits", "too big"],
)
def test_what_is_wrong_with_a_file(drawings: Drawings, files: InMemoryFiles, content: bytes, problem: str) -> None:
    upload(drawings, files, content)
    assert [drawn.problem for drawn in drawings.of(OWN)] == [problem]
    assert len(sound(drawings.of(OWN))) == (not problem)


def test_the_bucket_stops_only_what_is_far_too_big_so_that_we_can_say_it_in_words(drawings: Drawings) -> None:
    form = drawings.form(OWN, "site_plan", "batch", "https://portal.example/")
    assert str(STOPPED_AT) in form.fields["policy"]
    assert STOPPED_AT > MOST_BYTES


def test_content_is_looked_at_once_and_again_when_it_changes(drawings: Drawings, files: InMemoryFiles) -> None:
    key = upload(drawings, files, PDF)
    drawings.of(OWN)
    drawings.of(OWN)
    assert files.looked_at == [key]
    files.contents[key] = b"MZ something else"
    assert [drawn.problem for drawn in drawings.of(OWN)] == ["wrong_kind"]


def test_a_draft_sees_and_removes_only_its_own_files(drawings: Drawings, files: InMemoryFiles) -> None:
    key = upload(drawings, files, PDF, draft=OTHER)
    assert drawings.of(OWN) == ()
    drawings.remove(OWN, key)
    assert key in files.contents
    drawings.remove(OTHER, key)
    assert not files.contents


@pytest.mark.parametrize("key", ["", "drafts/", f"drafts/{OWN}/", "x" * 5000, "\x00"])
def test_removing_what_is_not_there_changes_nothing(drawings: Drawings, files: InMemoryFiles, key: str) -> None:
    kept = upload(drawings, files, PDF)
    drawings.remove(OWN, key)
    assert list(files.contents) == [kept]
