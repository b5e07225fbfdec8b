"""What nobody would be told of, or told without what to do, is named."""

import pytest

from tests.infra import warning
from tests.infra.slips import GONE, P, Slip, shown

WARNING = [
    Slip("edge", f"Resources.Slow.{P}.AlarmDescription", "Slow.", warning.alarms, "Slow doesn't say what to do"),
    Slip("mail", f"Resources.BounceRate.{P}.AlarmActions", GONE, warning.alarms, "BounceRate tells nobody"),
    Slip("edge", "Resources.SurveyErrors", GONE, warning.watched, "nobody is told of survey-errors"),
    Slip("edge", "Resources.WorkThrottled", GONE, warning.watched, "nobody is told of work-table-throttled"),
    Slip(
        "edge",
        f"Resources.Dashboard.{P}.DashboardBody",
        {"Fn::Sub": '{"widgets": []}'},
        warning.dashboard,
        "the dashboard doesn't show portal-${Brand}-${Stage}-apply",
    ),
]


@pytest.mark.parametrize("slip", WARNING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
