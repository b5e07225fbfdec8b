from portal.domain.events import Deadline, LinkRequested
from portal.domain.planning import decide
from portal.domain.work_items import next_deadlines
from portal.services.changes import changes
from portal.services.ports import Reported
from tests.builders import CONTRACTOR, NOW, a_definition, after, an_application, completed, released, soft


def test_nothing_happened_changes_nothing() -> None:
    state = an_application()
    commit = changes(state, [], a_definition())
    assert commit.state == state
    assert (commit.events, commit.opened, commit.closed, commit.messages) == ((), (), (), ())


def test_the_state_is_what_the_events_make_of_it() -> None:
    state = an_application()
    events = decide(state, released(), CONTRACTOR, a_definition(), NOW)
    commit = changes(state, events, a_definition())
    assert commit.events == events
    assert commit.state == after(state, events)


def test_the_work_list_follows_what_is_due() -> None:
    """What stood on the list, without what is closed, with what is opened, is what is due next."""
    state = an_application()
    on_the_list = set(next_deadlines(state).values())
    for command in (released(), soft(), *completed()):
        commit = changes(state, decide(state, command, CONTRACTOR, a_definition(), NOW), a_definition())
        assert set(commit.closed) <= on_the_list
        on_the_list = (on_the_list - set(commit.closed)) | set(commit.opened)
        assert on_the_list == set(next_deadlines(commit.state).values())
        state = commit.state


def test_what_stays_due_is_not_written_again() -> None:
    state = an_application(released())
    commit = changes(state, [LinkRequested(NOW, "customer")], a_definition())
    assert (commit.opened, commit.closed) == ((), ())
    assert any(isinstance(deadline, Deadline) for deadline in state.deadlines)


def test_messages_follow_from_the_events() -> None:
    state = an_application()
    commit = changes(state, [LinkRequested(NOW, "customer")], a_definition())
    assert [message.name for message in commit.messages] == ["lost_link"]


def test_the_report_and_texts_are_written_along() -> None:
    reported = Reported(CONTRACTOR, "e1", "hash", "accepted")
    commit = changes(an_application(), [], a_definition(), reported, {"words": "tekst"})
    assert (commit.reported, commit.texts) == (reported, {"words": "tekst"})
