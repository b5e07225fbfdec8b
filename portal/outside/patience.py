"""Asking someone who may never answer: the question runs beside us, and we wait no longer than we said."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")


class TooLate(Exception):
    """No answer came within the time we had for it."""


def answer_within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` returns or raises; raises TooLate after ``seconds``.

    A time-out of a socket doesn't cover the look-up of a name, nor an answer that trickles in. A thread that is left
    behind holds nothing and doesn't keep the process alive.
    """
    outcome: Future[Answer] = Future()

    def run() -> None:
        try:
            outcome.set_result(ask())
        except Exception as problem:  # noqa: BLE001 - raised again where the answer is waited for
            outcome.set_exception(problem)

    Thread(target=run, daemon=True).start()
    try:
        return outcome.result(timeout=seconds)
    except TimeoutError as late:
        raise TooLate(f"no answer within {seconds} s") from late
