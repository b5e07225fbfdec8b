from portal.services.recent import Recent
from portal.services.record_event import Report, record_event
from tests.builders import CONTRACTOR, NOW, a_definition, an_application, released, soft
from tests.services.in_memory import InMemoryApplications

STATE = an_application()


def send(applications: object, id: str, *commands: object) -> str:
    report = Report(CONTRACTOR, id, STATE.reference, id, commands)  # type: ignore[arg-type]
    return record_event(applications, a_definition(), report, NOW)  # type: ignore[arg-type]


def test_lines_about_one_application_read_it_once() -> None:
    applications = InMemoryApplications(STATE)
    recent = Recent(applications)
    results = [send(recent, "a", released()), send(recent, "b", soft()), send(recent, "c", released())]

    assert results == ["accepted", "accepted", "unchanged"]
    assert applications.reads == 1


def test_what_another_wrote_meanwhile_is_read_anew() -> None:
    applications = InMemoryApplications(STATE)
    recent = Recent(applications)
    send(recent, "a", released())
    send(applications, "other", soft())

    assert send(recent, "b", soft()) == "unchanged"
    assert applications.states[STATE.reference].version == 4
