import pytest

from portal.definitions.rules.numbers import length_rules
from portal.domain.definition import Length
from tests.builders import a_process
from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip(
        "silence_working_days = 20", "silence_working_days = 0", "silence_working_days", "must be 1 or more; it is 0."
    ),
    Slip("pavement_weeks = 6", "pavement_weeks = 0", "pavement_weeks", "must be 1 or more; it is 0."),
    Slip("call_tries = 3", "call_tries = 0", "call_tries", "must be 1 or more; it is 0."),
    Slip("most_open = 10", "most_open = 0", "most_open", "must be 1 or more; it is 0."),
    Slip("code_minutes = 15", "code_minutes = 0", "code_minutes", "must be 1 or more; it is 0."),
    Slip("undo_minutes = 2", "undo_minutes = -2", "undo_minutes", "must be 0 or more; it is -2."),
    Slip("most_shares = 5", "most_shares = 0", "most_shares", "must be 1 or more; it is 0."),
    Slip("most_shares = 5", "most_shares = 36", "most_shares", "must be 35 or fewer, as many links as there are"),
    Slip("most_papers = 100", "most_papers = 0", "most_papers", "must be 1 or more; it is 0."),
    Slip("[5, 10, 20, 40]", "[0, 10, 20, 40]", "silence_choices[0]", "must be 1 or more; it is 0."),
    Slip("most = 3", "most = 0", "reminders[0].most", "must be 1 or more; it is 0."),
    Slip("keep_days = 90", "keep_days = 0", "enquiries.keep_days", "must be 1 or more; it is 0."),
    Slip("[50, 75, 90]", "[50, 75, 100]", "legal_warnings[2]", "must be a part of the term, from 1 to 99 percent"),
    Slip("[50, 75, 90]", "[50, 90, 75]", "legal_warnings[2]", "must be more than 90, the one before it; it is 75."),
    Slip(
        'wish_within = { value = 2, unit = "working_days" }',
        'wish_within = { value = 0, unit = "working_days" }',
        "wish_within.value",
        "must be 1 or more; it is 0.",
    ),
    Slip(
        'after = { value = 7, unit = "days" }',
        'after = { value = -7, unit = "days" }',
        "reminders[0].after.value",
        "must be 1 or more; it is -7.",
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_number_that_makes_no_sense_is_told_where_it_stands(
    slip: Slip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown(slip, "process", tmp_path_factory.mktemp("slip"))


def test_a_length_is_found_however_deep_it_stands() -> None:
    process = a_process(call_within=Length(0, "days"))
    assert [path for path, _ in length_rules((process,))] == [(0, "call_within", "value")]
