from portal.domain.application import Complaint
from portal.domain.numbering import following
from tests.builders import CONTRACTOR, NOW


def test_the_first_is_number_one() -> None:
    assert following("k", ()) == "k1"


def test_it_goes_on_after_the_newest_though_older_ones_are_gone() -> None:
    kept = [Complaint(id, NOW, CONTRACTOR, "t1") for id in ("k8", "k9")]
    assert following("k", kept) == "k10"
