"""The reference client: parts, waits, going on where it stopped, and a report of what was refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.services.sending import MOST_BYTES, MOST_LINES, Answered, NotSent, read_lines, send


class Interface:
    """Takes lines in, except those that hold ``bad``; ``faults`` are answered first, one each."""

    def __init__(self, *faults: Answered, most: int = MOST_LINES) -> None:
        self.faults, self.most = list(faults), most
        self.bodies: list[bytes] = []
        self.waits: list[float] = []

    def __call__(self, body: bytes, kind: str) -> Answered:
        self.bodies.append(body)
        if self.faults:
            return self.faults.pop(0)
        rows = body.decode().splitlines()[kind == "text/csv" :]
        reports = [
            {"line": number, "result": "refused" if "bad" in row else "accepted"}
            for number, row in enumerate(rows[: self.most], start=1)
        ]
        left = len(rows) > self.most
        report = {"lines": reports, "next": self.most + 1 if left else None, "retry_after": 7 if left else None}
        return Answered(200, json.dumps(report).encode())

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def a_file(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def quiet(done: int, total: int) -> None:
    assert done <= total


def test_all_lines_arrive_in_parts(tmp_path: Path) -> None:
    file, interface = a_file(tmp_path, "lines.ndjson", "\n".join(f'{{"n": {n}}}' for n in range(250))), Interface()
    heard: list[tuple[int, int]] = []
    sent = send(file, interface, interface.sleep, lambda done, total: heard.append((done, total)))

    assert (sent.done, sent.refused) == (250, 0)
    assert b"".join(interface.bodies).count(b"\n") == 250
    assert heard == [(0, 250), (100, 250), (200, 250), (250, 250)]
    assert list(tmp_path.iterdir()) == [file]


def test_a_part_is_never_larger_than_the_interface_takes(tmp_path: Path) -> None:
    file, interface = (
        a_file(tmp_path, "lines.jsonl", "\n".join('"' + "x" * 9_000 + '"' for _ in range(20))),
        Interface(),
    )
    send(file, interface, interface.sleep, quiet)

    assert max(map(len, interface.bodies)) <= MOST_BYTES
    assert len(interface.bodies) == 4


def test_every_part_of_a_table_has_its_columns(tmp_path: Path) -> None:
    table = "a;b\n" + "".join(f'{n};"x; y\nz"\n' for n in range(MOST_LINES + 1))
    interface = Interface()
    lines = read_lines(a_file(tmp_path, "t.csv", table))
    send(tmp_path / "t.csv", lambda body, kind: count_rows(interface, body), interface.sleep, quiet)

    assert all(body.startswith(b"a,b\n") for body in interface.bodies)
    assert [number for number, _ in lines.records[:3]] == [2, 4, 6]


def count_rows(interface: Interface, body: bytes) -> Answered:
    """Rows of two lines each."""
    interface.bodies.append(body)
    rows = (body.count(b"\n") - 1) // 2
    return Answered(200, json.dumps({"lines": [{"result": "accepted"}] * rows, "retry_after": None}).encode())


def test_refused_lines_are_reported_by_their_place_in_the_file(tmp_path: Path) -> None:
    file, interface = a_file(tmp_path, "lines.ndjson", '{"ok": 1}\n\n{"bad": 1}\n{"ok": 2}\n'), Interface()
    sent = send(file, interface, interface.sleep, quiet)

    assert sent.refused == 1
    (report,) = (tmp_path / "lines.ndjson.refused").read_text().splitlines()
    assert json.loads(report) == {"line": 3, "result": "refused"}


def test_it_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    file = a_file(tmp_path, "lines.ndjson", '{"n": 1}\n{"n": 2}\n{"n": 3}\n')
    interface = Interface(Answered(429, wait=13.0), Answered(503, wait=2.0), Answered(0), most=2)
    sent = send(file, interface, interface.sleep, quiet)

    assert sent.done == 3
    assert interface.waits == [13.0, 2.0, 8.0, 7.0]


def test_what_was_dealt_with_is_not_sent_again_after_a_stop(tmp_path: Path) -> None:
    file = a_file(tmp_path, "lines.ndjson", "\n".join(f'{{"n": {n}, "x": "bad"}}' for n in range(150)))
    stopping = Interface()

    def post(body: bytes, kind: str) -> Answered:
        return stopping(body, kind) if not stopping.bodies else Answered(401, b'{"detail": "No valid key."}')

    with pytest.raises(NotSent, match="No valid key"):
        send(file, post, stopping.sleep, quiet)
    interface = Interface()
    sent = send(file, interface, interface.sleep, quiet)

    assert (sent.done, sent.refused) == (150, 150)
    assert interface.bodies[0].startswith(b'{"n": 100')
    assert len((tmp_path / "lines.ndjson.refused").read_text().splitlines()) == 150


def test_a_file_that_changed_is_sent_from_the_start(tmp_path: Path) -> None:
    file = a_file(tmp_path, "lines.ndjson", '{"n": 1}')
    (tmp_path / "lines.ndjson.state").write_text('{"digest": "another", "done": 1, "refused": 0}')
    interface = Interface()

    assert send(file, interface, interface.sleep, quiet).done == 1
    assert interface.bodies


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("lines.txt", lambda file: file.write_text("x")),
        ("lines.csv", lambda file: file.write_bytes(b"\xff")),
        ("lines.ndjson", lambda file: None),
    ],
)
def test_what_is_no_file_of_lines_is_not_sent(tmp_path: Path, name: str, make: Callable[[Path], object]) -> None:
    make(tmp_path / name)
    interface = Interface()
    with pytest.raises(NotSent, match=name):
        send(tmp_path / name, interface, interface.sleep, quiet)
    assert interface.bodies == []


def test_it_gives_up_where_no_answer_comes_and_says_how_to_go_on(tmp_path: Path) -> None:
    file, interface = a_file(tmp_path, "lines.ndjson", '{"n": 1}'), Interface(*[Answered(0)] * 10)
    with pytest.raises(NotSent, match="goes on where it stopped"):
        send(file, interface, interface.sleep, quiet)


def test_a_line_that_is_too_long_is_reported_and_passed_by(tmp_path: Path) -> None:
    file, interface = a_file(tmp_path, "lines.ndjson", '{"n": 1}'), Interface(Answered(413))

    assert send(file, interface, interface.sleep, quiet).refused == 1
