"""A mail server for one test: it keeps what it takes, and answers as the test tells it to."""

import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

GREETING, BYE = "220 stub", "221 bye"


@dataclass
class Server:
    """``answers``: for the first word of a command what to say in place of the usual; ``""`` hangs up."""

    answers: Mapping[str, str] = field(default_factory=dict)
    extensions: tuple[str, ...] = ()
    port: int = 0
    recipients: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def answer(self, command: str) -> str:
        self.commands.append(command)
        word = command.split(" ", 1)[0].upper()
        usual = {"EHLO": self._greeting(), "DATA": "354 go", "QUIT": BYE}
        return self.answers.get(word, usual.get(word, "250 ok"))

    def _greeting(self) -> str:
        return "\r\n".join(["250-stub", *(f"250-{known}" for known in self.extensions), "250 HELP"])


@contextmanager
def mail_server(answers: Mapping[str, str] | None = None, extensions: tuple[str, ...] = ()) -> Iterator[Server]:
    """A server on 127.0.0.1 for the length of the block."""
    stub = Server(answers or {}, extensions)

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say(stub.answers.get("", GREETING))
            while command := self.rfile.readline().decode().strip():
                said = stub.answer(command)
                if not said:
                    return
                self.say(said)
                if said.startswith("354"):
                    self.take()
                elif command.upper() == "STARTTLS":
                    return
                elif command.upper().startswith("RCPT") and said.startswith("250"):
                    stub.recipients.append(command.partition("<")[2].partition(">")[0])

        def take(self) -> None:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            said = stub.answers.get("CONTENT", "250 taken")
            if said.startswith("250"):
                stub.mails.append(b"".join(lines))
            self.say(said)

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        stub.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()
