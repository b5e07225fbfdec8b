import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.files.kinds import BEGINNINGS, LOOK_AT, kind_of


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [(b"%PDF-1.7\n", "pdf"), (b"\x89PNG\r\n\x1a\n\x00", "png"), (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg")],
)
def test_a_kind_is_known_by_its_first_bytes(beginning: bytes, kind: str) -> None:
    assert kind_of(beginning[:LOOK_AT]) == kind


@pytest.mark.parametrize(
    "beginning",
    [b"", b"PK\x03\x04", b"<svg ", b"<!doctype html>", b"GIF89a", b"MZ", b" %PDF-1.7", b"\x89PNG\n", b"%PDF"],
)
def test_everything_else_is_refused(beginning: bytes) -> None:
    assert kind_of(beginning) is None


@given(st.binary(max_size=16))
def test_nothing_is_taken_for_a_kind_that_does_not_begin_like_one(first_bytes: bytes) -> None:
    begins = any(first_bytes.startswith(beginning) for beginning in BEGINNINGS)
    assert (kind_of(first_bytes) is not None) == begins
