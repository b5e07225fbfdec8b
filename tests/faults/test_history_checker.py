"""The judge is judged: every kind of fault, planted, is seen; an undisturbed history is not accused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.events import SurveyAnswered
from portal.domain.fold import fold
from tests.builders import NOW, a_definition, a_log, a_reference, released
from tests.faults.history import Final, History, expected_messages, message_id, violations

MINE, OTHER = a_reference(1), a_reference(2)
DEFINITION = a_definition()
SENDER = DEFINITION.brand.sender.domain
ANSWERED = SurveyAnswered(NOW + timedelta(days=1), "customer", 8, {}, "", None)


def a_final(*more: SurveyAnswered, **changes: object) -> Final:
    """One application that was released, with everything in order."""
    log = (*a_log(), *a_log(released(), at=NOW + timedelta(hours=1))[1:], *more)
    sound = Final({"d1": MINE}, {MINE: fold(MINE, log)}, {MINE: log}, frozenset({f"{MINE}/e1"}), (), (), {}, SENDER)
    mails = tuple(message_id(id, SENDER) for id in expected_messages(MINE, sound, DEFINITION))
    return replace(sound, **{"mails": mails, **changes})


def a_history() -> History:
    history = History()
    history.invoke("apply", "d1", MINE).outcome = "ok"
    history.invoke("report", f"{MINE}/e1").outcome = "ok"
    history.looked(MINE, 1)
    return history


def judged(final: Final, *more: tuple[str, str, str, str], **changes: object) -> str:
    history = replace(a_history(), **changes)
    for kind, key, heard, outcome in more:
        history.invoke(kind, key, heard).outcome = outcome  # type: ignore[arg-type, assignment]
    return " ".join(violations(history, final, DEFINITION))


def test_a_history_without_faults_is_not_accused() -> None:
    assert len(a_final().mails) == 2
    assert judged(a_final()) == ""


def test_what_nobody_heard_about_may_stand_or_not() -> None:
    maybe = ("apply", "d2", "", "info")
    assert judged(a_final(), maybe) == ""
    assert judged(a_final(ANSWERED), ("answer", MINE, "8", "info")) == ""


def test_a_double_is_excused_by_a_kill_while_that_mail_was_sent_and_by_nothing_else() -> None:
    final = a_final()
    twice = replace(final, mails=(*final.mails, final.mails[0]))
    assert judged(twice, killed=[final.mails[0]]) == ""
    assert judged(twice, killed=[final.mails[1]]).startswith("mails:")


ELSEWHERE = message_id("other", SENDER)
PLANTED: dict[str, Callable[[], str]] = {
    "lost: draft": lambda: judged(a_final(sent={"d1": ""})),
    "lost: event": lambda: judged(a_final(reported=frozenset())),
    "lost: the answers": lambda: judged(a_final(), ("answer", MINE, "8", "ok")),
    "phantom: draft": lambda: judged(a_final(sent={"d1": MINE, "d2": MINE}), ("apply", "d2", "", "fail")),
    "phantom: event": lambda: judged(
        a_final(reported=frozenset({f"{MINE}/e1", f"{MINE}/e2"})), ("report", f"{MINE}/e2", "", "fail")
    ),
    "phantom: nobody sent": lambda: judged(a_final(reported=frozenset({f"{MINE}/e1", f"{MINE}/e9"}))),
    "phantom: the answer": lambda: judged(a_final(ANSWERED), ("answer", MINE, "8", "fail")),
    "phantom: nothing led": lambda: judged(a_final(mails=(*a_final().mails, ELSEWHERE))),
    "double: draft": lambda: judged(a_final(), ("apply", "d1", OTHER, "ok")),
    "double: 2 drafts": lambda: judged(a_final(sent={"d1": MINE, "d2": MINE})),
    "double: no draft": lambda: judged(a_final(sent={})),
    "double: the survey": lambda: judged(a_final(ANSWERED, ANSWERED), ("answer", MINE, "8", "info")),
    "torn:": lambda: judged(a_final(snapshots={MINE: fold(MINE, a_log())})),
    "backwards:": lambda: judged(a_final(), looks={MINE: [3, 1]}),
    "stuck:": lambda: judged(a_final(waiting=("m1",))),
    "arrived 0 times": lambda: judged(a_final(mails=a_final().mails[1:])),
    "arrived 2 times": lambda: judged(a_final(mails=(*a_final().mails, a_final().mails[0]))),
    "503": lambda: judged(a_final(), unsound=["503 without Retry-After"]),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_seen(fault: str) -> None:
    assert fault in PLANTED[fault]()


def test_what_stands_with_two_brands_is_a_leak() -> None:
    final = a_final()
    assert len([said for said in violations(a_history(), final, DEFINITION, final) if said.startswith("leak:")]) == 3
    strange = replace(final, logs={}, mails=("<x@elders.example>",), sent={}, snapshots={}, reported=frozenset())
    assert "another brand's sender" in " ".join(violations(History(), strange, DEFINITION, final))
