"""Any command that an organisation could send: most of them sensible, some early, late, double or impossible."""

from datetime import date, timedelta

from hypothesis import strategies as st

from portal.domain.reports import (
    REPORTABLE,
    AgreeDate,
    CancelOrders,
    Command,
    Complete,
    Deviation,
    Reach,
    ResumeOrder,
    StallOrder,
)
from tests.builders import CONTRACTOR, NOW, POWER, WATER, a_definition

CAUSES = tuple(cause.id for cause in a_definition().process.causes)

disciplines = st.sampled_from(["electricity", "water", "electricity", "water", "gas"])
several = st.lists(disciplines, max_size=2).map(tuple)
causes = st.sampled_from([*CAUSES, *CAUSES, "", "unheard_of"])
hardnesses = st.sampled_from(["soft", "hard"])
parts = st.sampled_from(["day", "morning", "afternoon"])
first_days = st.integers(-1, 120).map(lambda ahead: NOW.date() + timedelta(days=ahead))
lengths = st.sampled_from([0, 0, 4, 4, -1])


def date_command(first: date, length: int, rest: tuple[str, str, str, tuple[Deviation, ...]]) -> Command:
    hardness, part, cause, exceptions = rest
    return AgreeDate(hardness, first, first + timedelta(days=length), part, cause, exceptions)


def deviation(discipline: str, first: date, length: int, cause: str) -> Deviation:
    return Deviation(discipline, first, first + timedelta(days=length), "day", cause)


deviations = st.lists(st.builds(deviation, disciplines, first_days, lengths, causes), max_size=1).map(tuple)
dates = st.builds(date_command, first_days, lengths, st.tuples(hardnesses, parts, causes, deviations))
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(Reach, st.sampled_from((*REPORTABLE, "completed")), several),
    dates,
    dates,
    st.builds(Complete, disciplines),
    st.builds(StallOrder, disciplines, causes),
    st.builds(ResumeOrder, disciplines),
    st.builds(CancelOrders, st.sampled_from([("water",), ("electricity",), ("gas",)]), causes),
)
reporters = st.sampled_from([CONTRACTOR] * 8 + [POWER, WATER, "stranger"])
minutes = st.integers(0, 10_000)
reports = st.tuples(reporters, commands, minutes)
"""Who, what, and how many minutes after the report before it."""
