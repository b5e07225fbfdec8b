import pytest

from functions.apply.phones import as_dialled


@pytest.mark.parametrize(
    ("kept", "dialled"),
    [
        ("+31612345678", "06 12345678"),
        ("+31261234567", "0261234567"),
        ("+32470123456", "+32470123456"),
        ("06", "06"),
        ("", ""),
    ],
)
def test_a_number_reads_as_it_is_dialled(kept: str, dialled: str) -> None:
    assert as_dialled(kept) == dialled
