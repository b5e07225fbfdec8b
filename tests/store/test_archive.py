"""What is derived from the log is found wrong and mended, on each engine."""

import pytest

from portal.domain.application import Application
from portal.services.archive_ports import Unreadable
from portal.services.ports import Conflict, Task
from portal.services.rebuild import rebuild, rebuild_all
from portal.store.applications import ApplicationStore
from portal.store.archive import ArchiveStore
from portal.store.models import WorkItem
from portal.store.tables import Tables
from portal.store.tasks import task_item
from tests.builders import a_commit, a_log, a_reference, all_done, hard, released, soft
from tests.requests import counted
from tests.store.commits import a_report, all_items

ONE, OTHER, THIRD = (a_reference(number) for number in (1, 2, 3))


@pytest.fixture
def archive(tables: Tables) -> ArchiveStore:
    """Three applications in various states, each written command by command or at once."""
    applications = ApplicationStore(tables)
    first = a_commit(a_log(), ONE)
    applications.commit(first)
    applications.commit(a_report(first.state, released(), soft()))
    applications.commit(a_commit(a_log(*all_done()), OTHER))
    applications.commit(a_commit(a_log(released(), soft(), hard()), THIRD))
    return ArchiveStore(tables)


def lists_that_follow(tables: Tables) -> list[WorkItem]:
    """What is made anew from the log; which terms ended in a week is noted once, when they do."""
    return [item for item in tables.work.scan() if not item.pk.startswith("TERM#")]


def test_what_the_commands_wrote_is_what_the_log_adds_up_to(archive: ArchiveStore, tables: Tables) -> None:
    before = all_items(tables)
    found = {one.reference: one.differences for one in rebuild_all(archive, mend=True)}
    assert found == {ONE: (), OTHER: (), THIRD: ()}
    assert all_items(tables) == before


def test_a_lost_snapshot_and_work_list_come_back_as_they_stood(archive: ArchiveStore, tables: Tables) -> None:
    before = all_items(tables)
    for reference in (ONE, OTHER, THIRD):
        tables.applications(f"APP#{reference}", "SNAP").delete()
    for item in lists_that_follow(tables):
        item.delete()
    assert all(one.mended for one in rebuild_all(archive, mend=True))
    assert all_items(tables) == before


def test_a_spoilt_snapshot_is_named_and_mended(archive: ArchiveStore, tables: Tables) -> None:
    before = all_items(tables)
    tables.applications(f"APP#{ONE}", "SNAP").update(actions=[tables.applications.body.set('{"half": ')])
    assert rebuild(archive, ONE, mend=True).differences == ("the snapshot could not be read",)
    assert all_items(tables) == before


def test_a_snapshot_that_ran_behind_says_in_what(archive: ArchiveStore, tables: Tables) -> None:
    behind = a_commit(a_log(), ONE).state
    store = archive.standing(ONE)
    archive.replace(behind, store.version, archive.tasks(ONE))
    differences = rebuild(archive, ONE, mend=True).differences
    assert "the snapshot's version was 1, the log has 4 events" in differences
    assert "orders differed in the snapshot" in differences
    assert rebuild(archive, ONE, mend=False).differences == ()


def a_task_of_staff(archive: ArchiveStore) -> Task:
    """What the portal itself wakes for, and what is planned, stands in lists of another kind."""
    return min(task for task in archive.tasks(ONE) if task.owner != "portal" and not task.owner.startswith("PLAN#"))


def test_a_work_item_too_many_goes_and_one_that_misses_comes(archive: ArchiveStore, tables: Tables) -> None:
    before = all_items(tables)
    mine = a_task_of_staff(archive)
    tables.work(f"ORG#{mine.owner}", mine.key).delete()
    tables.work(f"ORG#{mine.owner}", f"2020{mine.key}", reference=ONE, area=mine.area, body=mine.body).save()
    found = rebuild(archive, ONE, mend=True)
    assert found.differences == (
        f"a work item of {mine.owner} was missing: {mine.key}",
        f"a work item of {mine.owner} should not be there: 2020{mine.key}",
    )
    assert all_items(tables) == before


def test_looking_changes_nothing(archive: ArchiveStore, tables: Tables) -> None:
    tables.applications(f"APP#{ONE}", "SNAP").delete()
    before = all_items(tables)
    found = rebuild(archive, ONE, mend=False)
    assert found.differences == ("there was no snapshot",)
    assert not found.is_right
    assert all_items(tables) == before


def test_an_event_that_misses_is_never_skipped(archive: ArchiveStore, tables: Tables) -> None:
    tables.applications(f"APP#{ONE}", "EV#00000002").delete()
    with pytest.raises(Unreadable, match=f"Event 2 of {ONE} is missing"):
        rebuild(archive, ONE, mend=True)
    told = {one.reference: one.is_right for one in rebuild_all(archive, mend=True)}
    assert told == {ONE: False, OTHER: True, THIRD: True}


def test_an_event_that_can_not_be_read_is_never_guessed_at(archive: ArchiveStore, tables: Tables) -> None:
    tables.applications(f"APP#{ONE}", "EV#00000002").update(actions=[tables.applications.format.set(99)])
    with pytest.raises(Unreadable, match=r"Event 2 .* version 99"):
        archive.log(ONE)


def test_an_application_without_a_log_is_told_so(archive: ArchiveStore) -> None:
    with pytest.raises(Unreadable, match="has no log"):
        rebuild(archive, a_reference(9), mend=True)


def test_work_without_a_log_is_found(archive: ArchiveStore, tables: Tables) -> None:
    stray = a_task_of_staff(archive)
    tables.work(f"ORG#{stray.owner}", "stray", reference=a_reference(9), area=stray.area, body=stray.body).save()
    wrong = [one for one in rebuild_all(archive, mend=True) if not one.is_right]
    assert [(one.reference, one.differences) for one in wrong] == [
        (a_reference(9), ("it stands in the work list, but has no log",))
    ]


def test_what_happens_meanwhile_goes_first(archive: ArchiveStore, tables: Tables) -> None:
    """Between looking and mending somebody else's command is taken in: it is not overwritten."""
    applications, seen_before = ApplicationStore(tables), archive.standing(ONE).version

    class Meanwhile(ArchiveStore):
        def replace(self, state: Application, seen: int, stood: frozenset[Task]) -> None:
            if state.version == seen_before:
                applications.commit(a_report(state, hard()))
            super().replace(state, seen, stood)

    spoilt = a_task_of_staff(archive)
    tables.work(f"ORG#{spoilt.owner}", "stray", reference=ONE, area=spoilt.area, body=spoilt.body).save()
    assert rebuild(Meanwhile(tables), ONE, mend=True).mended
    assert archive.standing(ONE).version == seen_before + 1
    assert all(one.is_right for one in rebuild_all(archive, mend=False))


def test_a_version_that_was_overtaken_is_refused(archive: ArchiveStore) -> None:
    standing = archive.standing(ONE)
    assert standing.state is not None
    with pytest.raises(Conflict):
        archive.replace(standing.state, standing.version - 1, frozenset())


def test_what_changed_since_the_work_list_was_read_does_not_differ(archive: ArchiveStore, tables: Tables) -> None:
    applications = ApplicationStore(tables)

    class Meanwhile(ArchiveStore):
        """Somebody's command is taken in just after the list was read."""

        def tasks(self, reference: str = "") -> frozenset[Task]:
            read = super().tasks(reference)
            state = self.standing(ONE).state
            assert state is not None
            applications.commit(a_report(state, hard()))
            return read

    assert [one.differences for one in rebuild_all(Meanwhile(tables), mend=True)] == [(), (), ()]


def test_mending_many_walks_through_the_work_list_once(archive: ArchiveStore, tables: Tables) -> None:
    before = all_items(tables)
    for item in (*lists_that_follow(tables), *tables.applications.scan(tables.applications.sk == "SNAP")):
        item.delete()
    stray = Task("net_oost", "2020#stray", ONE, "arnhem", "{}")
    task_item(tables.work, stray).save()
    with counted(archive._tables) as sent:
        assert all(one.mended for one in rebuild_all(archive, mend=True))
    assert sent.count("Scan") == 2, "the references and the work list"
    assert all_items(tables) == before
