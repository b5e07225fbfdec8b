"""A path that leads nowhere, and a failure that nobody would hear of, are named."""

import pytest

from tests.infra import waking
from tests.infra.slips import GONE, P, Slip, shown

WAKING = [
    Slip("edge", "Resources.SurveyRoute", GONE, waking.routes, "ANY /ktv goes to nothing instead of survey"),
    Slip(
        "edge",
        f"Resources.SurveyRoute.{P}.Target",
        {"Fn::Sub": "integrations/${TrackIntegration}"},
        waking.routes,
        "ANY /ktv goes to track instead of survey",
    ),
    Slip(
        "edge", f"Resources.Stage0.{P}.DefaultRouteSettings", GONE, waking.door, "a flood of requests isn't throttled"
    ),
    Slip(
        "edge",
        f"Resources.Stage0.{P}.AccessLogSettings.Format",
        '{"id":"$context.requestId","path":"$context.path"}',
        waking.door,
        "the access log holds path",
    ),
    Slip(
        "edge",
        f"Resources.Api.{P}.DisableExecuteApiEndpoint",
        GONE,
        waking.door,
        "the default endpoint stays open beside the API's own name",
    ),
    Slip(
        "edge",
        f"Resources.TrackPermission.{P}.SourceArn",
        GONE,
        waking.permissions,
        "TrackPermission lets anyone's apigateway.amazonaws.com call the function",
    ),
    Slip("edge", "Resources.TrackPermission", GONE, waking.permissions, "nobody may call track"),
    Slip(
        "edge",
        f"Resources.OutboxMapping.{P}.BisectBatchOnFunctionError",
        GONE,
        waking.mappings,
        "OutboxMapping doesn't part a batch to find what can't be read (no BisectBatchOnFunctionError)",
    ),
    Slip(
        "edge",
        f"Resources.OutboxMapping.{P}.DestinationConfig",
        GONE,
        waking.mappings,
        "OutboxMapping drops what it gives up on (no on-failure queue)",
    ),
    Slip(
        "edge",
        f"Resources.OutboxMapping.{P}.MaximumRecordAgeInSeconds",
        -1,
        waking.mappings,
        "OutboxMapping keeps at what is too old (no MaximumRecordAgeInSeconds)",
    ),
    Slip(
        "edge",
        f"Resources.MessagesMapping.{P}.FunctionResponseTypes",
        GONE,
        waking.mappings,
        "MessagesMapping sends a whole batch again for one failure (no ReportBatchItemFailures)",
    ),
    Slip(
        "edge",
        f"Resources.SweepRule.{P}.Targets.0.Input",
        '{"task": "broom"}',
        waking.schedules,
        """SweepRule doesn't start messenger with {"task": "sweep"}""",
    ),
    Slip(
        "edge",
        "Resources.NightFailures",
        GONE,
        waking.schedules,
        "what nightly fails at is dropped after its tries",
    ),
]


@pytest.mark.parametrize("slip", WAKING, ids=str)
def test_it_is_named(slip: Slip) -> None:
    shown(slip)
