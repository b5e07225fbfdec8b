"""A queue without an end and a log without one are named."""

import pytest

from tests.infra import carrying
from tests.infra.slips import GONE, P, Slip, shown

CARRYING = [
    Slip(
        "foundation",
        f"Resources.MessagesQueue.{P}.RedrivePolicy",
        GONE,
        carrying.queues,
        "MessagesQueue has no dead-letter queue",
    ),
    Slip(
        "foundation",
        f"Resources.MessagesQueue.{P}.VisibilityTimeout",
        30,
        carrying.queues,
        "MessagesQueue shows a message again while it may still be worked on",
    ),
    Slip(
        "foundation",
        f"Resources.JobsDeadLetterQueue.{P}.MessageRetentionPeriod",
        GONE,
        carrying.queues,
        "JobsDeadLetterQueue forgets before two weeks are over",
    ),
    Slip(
        "foundation",
        f"Resources.TrackLog.{P}.RetentionInDays",
        GONE,
        carrying.logs,
        "TrackLog keeps its lines for ever",
    ),
    Slip("foundation", "Resources.TrackLog", GONE, carrying.a_log_per_function, "track has no log group /aws/lambda/"),
]


@pytest.mark.parametrize("slip", CARRYING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
