import pytest

from portal.domain.application import Application
from portal.domain.events import Event, MilestoneReached, PapersAdded
from portal.domain.planning import decide
from portal.domain.reports import AddPapers, CancelOrders, Command, Impossible, ReportReady
from tests.builders import NOW, a_definition, after, an_application, released

MOST = a_definition().process.most_papers


def report(state: Application, command: Command) -> tuple[Event, ...]:
    return decide(state, command, "customer", a_definition(), NOW)


def missing(state: Application) -> tuple[str, ...]:
    return tuple(todo.id for todo in state.todos if todo.kind == "drawing")


def test_what_was_missing_and_came_is_no_longer_to_do() -> None:
    state = an_application()
    first, *rest = missing(state)
    told = report(state, AddPapers(1, "t1", (first,)))
    assert [type(event) for event in told] == [PapersAdded]
    assert missing(after(state, told)) == tuple(rest)


def test_with_the_last_drawing_the_information_of_every_order_is_complete() -> None:
    state = an_application()
    papers, *complete = report(state, AddPapers(2, "t1", missing(state)))
    assert isinstance(papers, PapersAdded)
    assert [(event.milestone, event.discipline) for event in complete if isinstance(event, MilestoneReached)] == [
        ("information_complete", order.discipline) for order in state.orders
    ]


def test_other_files_complete_nothing() -> None:
    assert len(report(an_application(), AddPapers(3, "t1", ("unheard_of",)))) == 1


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_there_is_one_at_least_and_no_more_than_fit(count: int) -> None:
    with pytest.raises(Impossible, match=str(MOST)):
        report(an_application(), AddPapers(count, "t1"))


def test_a_closed_application_misses_nothing() -> None:
    state = an_application()
    closed = after(state, report(state, CancelOrders((), "withdrawn")))
    with pytest.raises(Impossible, match="closed"):
        report(closed, AddPapers(1, "t1"))


def test_the_customers_own_works_are_ready_for_every_order_at_once() -> None:
    state = an_application(released())
    ready = report(state, ReportReady())
    assert {event.milestone for event in ready if isinstance(event, MilestoneReached)} == {"customer_works_ready"}
    assert report(after(state, ready), ReportReady()) == ()
