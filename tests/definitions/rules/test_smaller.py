from pathlib import Path

import pytest

from tests.definitions.copies import BRAND, a_copy, edit, mistakes_in
from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    ("survey", Slip('id = "informed"', 'id = "planning"', "taps[1].id", "'planning' stands here before")),
    ("survey", Slip('{ id = "shifted"', '{ id = "yes"', "taps[0].options[1].id", "'yes' stands here before")),
    ("survey", Slip("valid_days = 30", "valid_days = 0", "valid_days", "must be 1 or more; it is 0.")),
    ("survey", Slip("call_below = 6", "call_below = 11", "call_below", "must be a grade from 1 to 10; it is 11.")),
    ("reasons", Slip('id = "CONS_VZC_FACT_TBV"', 'id = "CONS_VZC_VZC_TBV"', "reasons[5].id", "stands here before")),
    ("reasons", Slip('check = "X"', 'check = "Y"', "reasons[31].check", "must be V or X; it is 'Y'.")),
    (
        "reasons",
        Slip(
            'id = "CONS_ISSUE_HGV_(lv)"',
            'id = "CONS_ISSUE_HGV_(lv)"',
            "reasons[22].id",
            "becomes CONS_ISSUE_HGV_LV03 for Leverancier 3, which stands here by itself too.",
            'id = "CONS_VZC_VZC_INFO"',
            'id = "CONS_ISSUE_HGV_LV03"',
        ),
    ),
    ("reasons", Slip('id = "LV02"', 'id = "LV01"', "suppliers[1].id", "'LV01' stands here before")),
    ("holidays", Slip("day = 2027-05-06", "day = 2027-05-05", "holidays[17].day", "must come after 2027-05-05")),
    ("holidays", Slip("day = 2027-01-01", "day = 2026-12-26", "holidays[11].day", "must come after 2026-12-26")),
)


@pytest.mark.parametrize(("file", "slip"), SLIPS, ids=lambda part: getattr(part, "path", part))
def test_a_slip_in_a_small_file_is_told_where_it_stands(
    file: str, slip: Slip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown(slip, file, tmp_path_factory.mktemp("slip"))


def test_a_fourth_tap_is_one_too_many(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    path = content / "brands" / BRAND / "survey.toml"
    fourth = path.read_text("utf-8").partition("[[taps]]")[2].partition("[[taps]]")[0].replace("planning", "fourth")
    path.write_text(path.read_text("utf-8") + "\n[[taps]]" + fourth, "utf-8")
    [mistake] = mistakes_in(content)
    assert mistake.path == "taps[3]"
    assert mistake.sentence.startswith("is one too many: at most 3")


def test_a_tap_offers_a_choice(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    edit(content / "brands" / BRAND / "survey.toml", '  { id = "yes", name = { nl = "Ja", en = "Yes" } },\n', "")
    edit(content / "brands" / BRAND / "survey.toml", '  { id = "no", name = { nl = "Nee", en = "No" } },\n', "")
    [mistake] = mistakes_in(content)
    assert mistake.path == "taps[0].options"
    assert mistake.sentence == "must offer two options or more."


def test_a_year_without_holidays_is_missed(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    path = content / "brands" / BRAND / "holidays.toml"
    before, _, after = path.read_text("utf-8").partition("# ── 2028 ──")
    path.write_text(before + after.partition("# ── 2029 ──")[2], "utf-8")
    [mistake] = mistakes_in(content)
    assert mistake.sentence == "has no day in 2028, which lies between years that have."


def test_reasons_per_supplier_need_suppliers(tmp_path: Path) -> None:
    content = a_copy(tmp_path)
    path = content / "brands" / BRAND / "reasons.toml"
    before, _, after = path.read_text("utf-8").partition("suppliers = [")
    path.write_text(before + after.partition("]\n")[2], "utf-8")
    mistakes = mistakes_in(content)
    assert len(mistakes) == 7
    assert {mistake.sentence for mistake in mistakes} == {
        "stands for one leaf per supplier, but no suppliers are named."
    }
