"""One event of each kind; ``golden/`` holds how each version wrote them, never to be changed."""

from datetime import UTC, date, datetime

from portal.domain.events import (
    ApplicationSubmitted,
    CallRequested,
    Capability,
    ComplaintAnswered,
    ComplaintMade,
    ComplaintRaised,
    CompletionReported,
    CongestionFound,
    ContactCorrected,
    ContactLogged,
    DateAgreed,
    DateCorrected,
    Deadline,
    DeadlinePassed,
    Event,
    InspectionDone,
    InspectionPlanned,
    LinkRequested,
    MilestoneReached,
    NextContact,
    OrderCancelled,
    OrderedPart,
    OrderResumed,
    OrderStalled,
    PointNoted,
    PointSolved,
    Promise,
    QuoteLapsed,
    StillOnIt,
    SurveyAnswered,
    Todo,
    Undone,
)

AT = datetime(2026, 11, 23, 9, 0, 0, 123456, UTC)
DUE = datetime(2026, 12, 7, 16, tzinfo=UTC)
DEADLINES = (Deadline("B", "electricity", "operator_a", DUE, "intake_done"),)
SURVEY = Capability("s1", "survey", 1, datetime(2026, 12, 7, 9, tzinfo=UTC))

FIRST: tuple[Event, ...] = (
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
"""The kinds of version 1, with every field that it knew."""

SINCE_2: tuple[Event, ...] = (
    QuoteLapsed(AT, "customer", "water", "refused"),
    DateCorrected(AT, "contractor_a", "soft", (Promise("water", date(2027, 4, 5), date(2027, 4, 9)),), DEADLINES),
    InspectionPlanned(AT, "contractor_a", date(2027, 3, 8), "morning", "video", DEADLINES),
    InspectionDone(AT, "contractor_a", False, "t1", "failed_visit", 16_500, DEADLINES),
    CongestionFound(AT, "operator_a", "electricity", date(2027, 11, 22), DEADLINES),
    PointNoted(AT, "operator_b", "water", "p1", "contractor_a", date(2027, 5, 3), "t2", DEADLINES),
    PointSolved(AT, "contractor_a", "p1"),
    ContactLogged(
        at=AT,
        by="contractor_a",
        contact="c1",
        moment="1",
        disciplines=("water",),
        happened_at=AT,
        means="phone",
        incoming=True,
        reached=False,
        subjects=("CONS_AANSL_STATUS",),
        text="t3",
        next=NextContact(date(2027, 3, 1), "contractor_a", "mail"),
        opens=DEADLINES,
        tries=3,
        gave_up=True,
    ),
    ContactCorrected(AT, "contractor_a", "c1", ("CONS_AANSL_UITLEG",), "t4"),
    ComplaintMade(AT, "customer", "k1", "t5", "contractor_a", DEADLINES),
    ComplaintRaised(AT, "portal", "k1", "operator_a", DEADLINES),
    ComplaintAnswered(AT, "operator_a", "k1", "t6"),
    Undone(AT, "contractor_a", 2),
    DeadlinePassed(AT, "portal", "1", "", "contractor_a", DEADLINES),
    StillOnIt(AT, "portal", DEADLINES),
)
"""The kinds that came with version 2, with every field filled."""

SAMPLES = (*FIRST, *SINCE_2)
