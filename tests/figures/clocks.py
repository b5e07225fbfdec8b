"""CPU time of other processes, to the nanosecond, and the pace at which the machine works at a moment."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

PROCESS_CLOCK = 2
"""Linux, include/linux/posix-timers_types.h: the scheduler's clock of a whole process, ended threads included."""
PAUSE = 0.0002
PIECES = 25


def cpu_ns(pid: int) -> int:
    """CPU time of all threads of a process, now."""
    return time.clock_gettime_ns((~pid << 3) | PROCESS_CLOCK)


def settled_cpu_ns(pids: Sequence[int]) -> int:
    """The same for several processes together, once they have come to rest after an answer."""
    before = -1
    while (now := sum(map(cpu_ns, pids))) != before:
        before = now
        time.sleep(PAUSE)
    return now


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [pid, *map(int, children.split())]


def ticks(pids: Sequence[int]) -> float:
    """CPU seconds of these processes as the kernel's statistics have them: coarse, but another source."""
    return sum(_ticks(pid) for pid in pids) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def pace() -> int:
    """Nanoseconds of CPU time that a fixed piece of work takes at this moment: words and numbers, as in pages."""
    begun = time.thread_time_ns()
    for number in range(PIECES):
        json.loads(json.dumps({"words": [f"{number} {turn}" for turn in range(20)], "at": number}))
    return time.thread_time_ns() - begun
