"""Any command that a party could send: most of them sensible, some early, late, double or impossible."""

from datetime import date, timedelta

from hypothesis import strategies as st

from portal.domain.application import CUSTOMER, SERVICE
from portal.domain.events import Sum
from portal.domain.reports import (
    REPORTABLE,
    AcceptQuote,
    AddPapers,
    AgreeDate,
    AnswerQuestion,
    Ask,
    AskCode,
    CancelOrders,
    ChangeDetails,
    Command,
    Complete,
    DecideWish,
    Deviation,
    EndShare,
    MakeWish,
    PassOnQuestion,
    Reach,
    ReportReady,
    ResumeOrder,
    SendSum,
    ShareLink,
    StallOrder,
)
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition

PROCESS = a_definition().process
CAUSES = tuple(cause.id for cause in PROCESS.causes)
TOPICS = tuple(topic.id for topic in PROCESS.questions.topics)

disciplines = st.sampled_from(["electricity", "water", "electricity", "water", "gas"])
several = st.lists(disciplines, max_size=2).map(tuple)
causes = st.sampled_from([*CAUSES, *CAUSES, "", "unheard_of"])
hardnesses = st.sampled_from(["soft", "hard"])
parts = st.sampled_from(["day", "morning", "afternoon"])
first_days = st.integers(-1, 120).map(lambda ahead: NOW.date() + timedelta(days=ahead))
lengths = st.sampled_from([0, 0, 4, 4, -1])
texts = st.integers(1, 40).map("text-{}".format)
numbers = st.sampled_from(["1", "2"])
languages = st.sampled_from(["nl", "en"])


def ids(prefix: str) -> st.SearchStrategy[str]:
    """Of what was asked, wished or shared: the first ones, and one that there never is."""
    return st.sampled_from([1, 1, 1, 2, 2, 3, 99]).map(lambda number: f"{prefix}{number}")


def date_command(first: date, length: int, rest: tuple[str, str, str, tuple[Deviation, ...]]) -> Command:
    hardness, part, cause, exceptions = rest
    return AgreeDate(hardness, first, first + timedelta(days=length), part, cause, exceptions)


def deviation(discipline: str, first: date, length: int, cause: str) -> Deviation:
    return Deviation(discipline, first, first + timedelta(days=length), "day", cause)


deviations = st.lists(st.builds(deviation, disciplines, first_days, lengths, causes), max_size=1).map(tuple)
dates = st.builds(date_command, first_days, lengths, st.tuples(hardnesses, parts, causes, deviations))
sums = st.builds(Sum, st.integers(-1, 900_000), first_days, numbers)
answers = st.one_of(
    st.builds(DecideWish, ids("w"), st.booleans(), texts, st.just("Dat kan.")),
    st.builds(AnswerQuestion, ids("q"), texts, st.just("Dat zoeken wij uit.")),
    st.builds(PassOnQuestion, ids("q"), st.sampled_from([CONTRACTOR, POWER, WATER, SERVICE, "stranger"])),
)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(Reach, st.sampled_from((*REPORTABLE, "completed")), several),
    dates,
    dates,
    st.builds(Complete, disciplines),
    st.builds(StallOrder, disciplines, causes),
    st.builds(ResumeOrder, disciplines),
    st.builds(CancelOrders, st.sampled_from([("water",), ("electricity",), ("gas",)]), causes),
    st.builds(SendSum, st.sampled_from(["quote", "quote", "invoice"]), disciplines, sums),
    answers,
)
"""Of an organisation."""
own: st.SearchStrategy[Command] = st.one_of(
    st.builds(AcceptQuote, disciplines, numbers),
    st.just(ReportReady()),
    st.builds(AddPapers, st.integers(0, 40), texts, st.lists(st.sampled_from(["site_plan", "floor_plan"])).map(tuple)),
    st.builds(MakeWish, st.sampled_from(["date", "change"]), texts, st.none() | first_days),
    st.builds(ChangeDetails, st.lists(st.sampled_from(["mail", "phone"]), max_size=2).map(tuple), texts, languages),
    st.builds(ShareLink, st.booleans(), texts, languages),
    st.builds(EndShare, ids("p")),
    st.builds(AskCode, st.sampled_from(["details", "accept"]), texts),
    st.builds(Ask, texts, st.sampled_from([*TOPICS, "", "unheard_of"]), disciplines | st.just("")),
)
"""Of the customer."""
reporters = st.sampled_from([CONTRACTOR] * 8 + [POWER, WATER, SERVICE, "stranger"])
minutes = st.integers(0, 10_000)
reports = st.one_of(
    st.tuples(reporters, commands, minutes),
    st.tuples(reporters, commands, minutes),
    st.tuples(st.sampled_from([CUSTOMER] * 8 + [CONTRACTOR]), own, minutes),
)
"""Who, what, and how many minutes after the report before it."""
