"""One event of each kind with every field filled; ``golden/`` holds how version 1 wrote them, never to be changed."""

from datetime import UTC, date, datetime

from portal.domain.events import (
    ApplicationSubmitted,
    CallRequested,
    Capability,
    CompletionReported,
    DateAgreed,
    Deadline,
    Event,
    LinkRequested,
    MilestoneReached,
    OrderCancelled,
    OrderedPart,
    OrderResumed,
    OrderStalled,
    Promise,
    SurveyAnswered,
    Todo,
)

AT = datetime(2026, 11, 23, 9, 0, 0, 123456, UTC)
DUE = datetime(2026, 12, 7, 16, tzinfo=UTC)
DEADLINES = (Deadline("B", "electricity", "operator_a", DUE, "intake_done"),)
SURVEY = Capability("s1", "survey", 1, datetime(2026, 12, 7, 9, tzinfo=UTC))

SAMPLES: tuple[Event, ...] = (
    ApplicationSubmitted(
        at=AT,
        by="customer",
        language="en",
        parts=(
            OrderedPart(
                discipline="electricity",
                product="electricity_new",
                kind="new",
                capacity="3x25",
                operator="operator_a",
                digging=True,
                cents=123_456,
                expected_from=date(2027, 4, 5),
                expected_to=date(2027, 5, 7),
                legal_deadline=date(2027, 3, 29),
            ),
            OrderedPart(
                discipline="water",
                product="water_new",
                kind="new",
                capacity="",
                operator="operator_b",
                digging=False,
                cents=None,
                expected_from=date(2027, 4, 5),
                expected_to=date(2027, 5, 7),
                legal_deadline=None,
            ),
        ),
        wish_from=date(2027, 4, 5),
        wish_to=date(2027, 4, 9),
        area="area_a",
        combi="combi_a",
        contractor="contractor_a",
        place="'s-Gravenhage",
        todos=(Todo("site_plan", "drawing", "electricity"), Todo("meter_cupboard", "works", "electricity")),
        documents=2,
        opens=DEADLINES,
        follow=Capability("f1", "follow", 1),
        definition="0123456789abcdef",
    ),
    MilestoneReached(AT, "operator_a", "released", "electricity", DEADLINES),
    DateAgreed(
        AT,
        "contractor_a",
        "hard",
        (
            Promise("electricity", date(2027, 4, 6), date(2027, 4, 6), "morning"),
            Promise("water", date(2027, 4, 13), date(2027, 4, 13), "day", "frost", "nature"),
        ),
        DEADLINES,
    ),
    CompletionReported(AT, "contractor_a", "water", DEADLINES, SURVEY),
    OrderStalled(AT, "operator_a", "electricity", "permit", "operator_a"),
    OrderResumed(AT, "operator_a", "electricity"),
    OrderCancelled(AT, "customer", "water", "withdrawn", SURVEY),
    SurveyAnswered(AT, "customer", 9, {"contact": "yes"}, "survey-words", 21),
    CallRequested(AT, "customer", DEADLINES),
    LinkRequested(AT, "customer"),
)
