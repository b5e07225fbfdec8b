"""The reference client of the planning interface: a file of lines, sent in parts, gone on with where it stopped.

Lines are safe to send twice (their event ids say so), so what is kept of the progress only saves time.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, Protocol

MOST_LINES = 100
MOST_BYTES = 60_000
"""Of one part; the interface takes 64 KB."""
TRIES = 10
"""In a row without an answer, before giving up."""
KINDS: Mapping[str, str] = {
    ".csv": "text/csv",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
}


class NotSent(Exception):
    """Sending stopped; the sentence says why and what to do. What was taken in stays so."""


@dataclass(frozen=True, slots=True)
class Answered:
    """``status`` 0 where no answer came; ``wait`` in seconds, as far as the answer asks for it."""

    status: int
    body: bytes = b""
    wait: float | None = None


class Post(Protocol):
    def __call__(self, body: bytes, kind: str) -> Answered: ...


@dataclass(frozen=True, slots=True)
class Lines:
    """``head`` goes before each part; a record knows on which line of the file it begins."""

    kind: str
    head: bytes
    records: tuple[tuple[int, bytes], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sent:
    done: int
    refused: int


def read_lines(file: Path) -> Lines:
    """Raises NotSent."""
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        raise NotSent(f"{file.name} should end in one of {', '.join(KINDS)}.")
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
        head, records = (_rows if kind == "text/csv" else _objects)(text)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise NotSent(f"{file.name} can't be read: {fault}.") from fault
    return Lines(kind, head, tuple(records), sha256(content).hexdigest())


def send(
    file: Path, post: Post, sleep: Callable[[float], None], told: Callable[[int, int], None], *, again: bool = False
) -> Sent:
    """Send what is left of a file; ``told`` hears how many of how many lines are dealt with.

    ``<file>.state`` keeps the place while there is something left, ``<file>.refused`` a report for each refused line.
    Raises NotSent.
    """
    lines, state = read_lines(file), file.with_name(f"{file.name}.state")
    refused = file.with_name(f"{file.name}.refused")
    done, count = (0, 0) if again else _place(state, lines.digest)
    if not done:
        refused.unlink(missing_ok=True)
    total = len(lines.records)
    while done < total:
        told(done, total)
        reports, wait = _part(lines, done, post, sleep)
        bad = [_numbered(report, lines.records[done + at][0]) for at, report in enumerate(reports) if _is_bad(report)]
        _append(refused, bad)
        done, count = done + len(reports), count + len(bad)
        state.write_text(json.dumps({"digest": lines.digest, "done": done, "refused": count}))
        if wait:
            sleep(wait)
    told(total, total)
    state.unlink(missing_ok=True)
    return Sent(total, count)


def _part(lines: Lines, done: int, post: Post, sleep: Callable[[float], None]) -> tuple[list[Mapping[str, Any]], float]:
    """The reports of the next lines, at least one, and how long to wait before the next part. Raises NotSent."""
    body = lines.head + b"".join(_fitting(lines, done))
    for attempt in range(1, TRIES + 1):
        answer = post(body, lines.kind)
        if answer.status == 200:
            report = json.loads(answer.body)
            if report["lines"]:
                return report["lines"], float(report["retry_after"] or 0)
            sleep(float(report["retry_after"] or 1))
        elif answer.status in (0, 429, 500, 502, 503, 504):
            sleep(answer.wait if answer.wait is not None else min(2.0**attempt, 60))
        elif answer.status == 413:
            return [{"result": "refused", "detail": "This line is too long to be sent."}], 0
        else:
            raise NotSent(f"The interface answered {answer.status}: {_detail(answer.body)}")
    raise NotSent(f"No answer in {TRIES} tries. Send the same file again later: it goes on where it stopped.")


def _fitting(lines: Lines, done: int) -> Iterator[bytes]:
    """As many of the next records as fit in one part; one where it fits in none."""
    size = len(lines.head)
    for place, (_, record) in enumerate(lines.records[done : done + MOST_LINES]):
        size += len(record)
        if place and size > MOST_BYTES:
            return
        yield record


def _rows(text: str) -> tuple[bytes, Iterator[tuple[int, bytes]]]:
    columns = text.partition("\n")[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=";" if columns.count(";") > columns.count(",") else ",")
    head = _row(next(rows, []))

    def records() -> Iterator[tuple[int, bytes]]:
        begins = rows.line_num + 1
        for row in rows:
            if row:
                yield begins, _row(row)
            begins = rows.line_num + 1

    return head, records()


def _row(cells: list[str]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode()


def _objects(text: str) -> tuple[bytes, Iterator[tuple[int, bytes]]]:
    numbered = enumerate(text.split("\n"), start=1)
    return b"", ((number, f"{line.strip()}\n".encode()) for number, line in numbered if line.strip())


def _place(state: Path, digest: str) -> tuple[int, int]:
    """How many lines of this very file were dealt with before, and refused."""
    known = json.loads(state.read_text()) if state.exists() else {}
    return (known["done"], known["refused"]) if known.get("digest") == digest else (0, 0)


def _is_bad(report: Mapping[str, Any]) -> bool:
    return bool(report["result"] == "refused")


def _numbered(report: Mapping[str, Any], line: int) -> Mapping[str, Any]:
    return {**report, "line": line}


def _append(refused: Path, reports: list[Mapping[str, Any]]) -> None:
    if reports:
        with refused.open("a", encoding="utf-8") as out:
            out.writelines(f"{json.dumps(report, ensure_ascii=False)}\n" for report in reports)


def _detail(body: bytes) -> str:
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return "no explanation came with it."
