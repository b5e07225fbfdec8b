import pytest

from tests.definitions.rules.slips import Slip, shown

SLIPS = (
    Slip(
        'muted = "#4a5a66"',
        'muted = "grey"',
        "tokens.muted",
        "must be a colour as #rrggbb in small letters; it is 'grey'.",
    ),
    Slip('on_accent = "#ffffff"', 'on_accent = "#0a4f7e"', "tokens.on_accent", "on accent; it needs 4.5 or more."),
    Slip(
        "closes = 17:00:00", "closes = 07:00:00", "hours.closes", "must be later than opens (08:00:00); it is 07:00:00."
    ),
    Slip("noon = 12:30:00", "noon = 17:30:00", "planning_hours.noon", "must lie between opens and closes"),
    Slip("closes = 21:00:00", "closes = 08:00:00", "news_hours.closes", "must be later than opens"),
    Slip('reference_prefix = "MA"', 'reference_prefix = "ma"', "reference_prefix", "must be two capitals; it is 'ma'."),
    Slip("port = 8000", "port = 80", "port", "must lie within 1024–65535; it is 80."),
    Slip('languages = ["nl", "en"]', 'languages = ["en"]', "languages", "must hold nl"),
    Slip(
        'mail = "bericht@mijnaansluiting.example"',
        'mail = "bericht@elders.example"',
        "sender.mail",
        "must end in @mijnaansluiting.example, the domain that signs the mails.",
    ),
    Slip(
        'undelivered_within = { value = 1, unit = "working_days" }',
        'undelivered_within = { value = 0, unit = "working_days" }',
        "messages.undelivered_within.value",
        "must be 1 or more; it is 0.",
    ),
    Slip("draft_days = 14", "draft_days = 0", "draft_days", "must be 1 or more days; it is 0."),
    Slip(
        "follow_after_close_days = 365", "follow_after_close_days = 0", "follow_after_close_days", "must be 1 or more"
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.sentence[:40]}")
def test_a_slip_in_the_brand_is_told_where_it_stands(slip: Slip, tmp_path_factory: pytest.TempPathFactory) -> None:
    shown(slip, "brand", tmp_path_factory.mktemp("slip"))
