from typing import Any

import pytest

from portal.web.choices import Grade, Pick, Picks, Select, Tick
from tests.web.asking import answered
from tests.web.gallery import KINDS


@pytest.mark.parametrize("question", [Pick, Select])
def test_one_card_is_chosen(question: Any) -> None:
    assert answered(question("gallery.what", cards=KINDS), "new") == ("new", [])


@pytest.mark.parametrize("question", [Pick, Select, Picks])
def test_nothing_chosen_is_asked_for(question: Any) -> None:
    assert answered(question("gallery.what", cards=KINDS))[1] == ["Dit is nog leeg: Wat wilt u aanvragen?"]


@pytest.mark.parametrize("question", [Pick, Select, Picks])
def test_nothing_chosen_is_fine_where_it_is_optional(question: Any) -> None:
    assert answered(question("gallery.what", cards=KINDS, optional=True))[1] == []


@pytest.mark.parametrize("question", [Pick, Select, Picks])
@pytest.mark.parametrize("value", ["other", "NEW", "new\x00", "<b>"])
def test_only_what_is_on_the_page_can_be_chosen(question: Any, value: str) -> None:
    assert answered(question("gallery.what", cards=KINDS), value)[1] == ["Kies een van de antwoorden die hier staan"]


def test_several_cards_are_chosen_each_once() -> None:
    assert answered(Picks("gallery.parts", cards=KINDS), "new", "remove", "new") == (["new", "remove"], [])


def test_one_wrong_card_among_right_ones_is_refused() -> None:
    assert len(answered(Picks("gallery.parts", cards=KINDS), "new", "other")[1]) == 1


def test_a_box_that_must_be_ticked() -> None:
    assert answered(Tick("gallery.agree"), "1") == (True, [])
    assert answered(Tick("gallery.agree")) == (False, ["Dit is nog leeg: Ik ga akkoord met de voorwaarden"])


def test_a_box_that_may_stay_empty() -> None:
    assert answered(Tick("gallery.agree", optional=True)) == (False, [])


@pytest.mark.parametrize("grade", range(1, 11))
def test_a_grade_is_a_whole_number_from_one_to_ten(grade: int) -> None:
    assert answered(Grade("gallery.grade"), str(grade)) == (grade, [])


@pytest.mark.parametrize("typed", ["", "0", "11", "-1", "7.5", "07", " 7", "٣", "1e400", "NaN", "9" * 5000])
def test_anything_else_is_no_grade(typed: str) -> None:
    assert answered(Grade("gallery.grade"), typed) == (
        None,
        ["Dit is nog leeg: Hoe tevreden bent u over uw aansluiting?"],
    )
