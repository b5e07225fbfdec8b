"""Applications that are sent by several clients at once while the messenger is killed and started again and again."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from mailbox import Maildir
from pathlib import Path

from portal.bootstrap.chance import new_id
from portal.bootstrap.clock import machine_clock
from portal.services.draft_ports import Draft
from portal.services.drafts import token_for
from portal.site.policy import write_policy
from portal.store.drafts import DraftStore
from portal.store.tables import Tables, connect
from tests.builders import a_definition
from tests.faults.history import History, Operation, read, violations
from tests.faults.place import CHECK, filled_in
from tests.figures.bench import Bench
from tests.figures.browsers import Browser, OverSocket
from tests.figures.killing import LIVES, Office

CLIENTS = 8
PRESSES = 5
"""How often a client sends again what it heard nothing or "come back" about."""


@dataclass(frozen=True)
class Outcome:
    """What was done, and what stands once it is quiet."""

    lives: list[float]
    """Seconds from each start of a messenger to its kill."""
    history: History
    stored: int
    mails: Counter[str]
    """By Message-ID, how often it arrived."""
    wrong: list[str]
    """What the checker of histories has against it."""

    @property
    def answered(self) -> int:
        """Applications whose sender saw the confirmation."""
        return len({done.key for done in self.history.operations if done.outcome == "ok"})

    @property
    def doubles(self) -> Counter[str]:
        """By Message-ID, how many arrived beyond the first."""
        return self.mails - Counter(set(self.mails))

    @property
    def explained(self) -> int:
        """Doubles of a mail that a messenger was busy with when it was killed, at most one for each such kill."""
        return (self.doubles & Counter(self.history.killed)).total()


def killed(bench: Bench, applications: int, mails: tuple[int, int] = LIVES) -> Outcome:
    """Send so many while messengers die, each after some ``mails``, then let time pass and judge.

    ``bench`` is empty. Raises NeverQuiet.
    """
    settings, definition = bench.settings, a_definition()
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    office = Office(bench, tables, mails)
    drafts = list(begun(tables, applications))
    with bench.served(no_site(bench.place.data / "site")), ThreadPoolExecutor(CLIENTS) as clients:
        office.kill_until([clients.submit(send, bench, draft, office.history) for draft in drafts])
    office.settle()
    final = read(tables, _ids(bench.place.mailbox), definition)
    wrong = violations(office.history, final, definition)
    return Outcome(office.lives, office.history, len(final.logs), Counter(final.mails), wrong)


def no_site(folder: Path) -> Path:
    """A site without pages: nobody looks at it here."""
    folder.mkdir()
    write_policy(folder)
    return folder


def begun(tables: Tables, applications: int) -> Iterator[Draft]:
    """Filled-in forms of different customers that only have to be sent."""
    answers, _ = filled_in(a_definition().brand.id)
    store = DraftStore(tables, machine_clock)
    for number in range(applications):
        contact = {**answers["contact"], "mail": f"klant{number}@klant.example"}
        draft = Draft(new_id(), "nl", {**answers, "contact": contact}, machine_clock() + timedelta(days=14))
        store.start(draft)
        yield draft


def send(bench: Bench, draft: Draft, history: History) -> None:
    """Press until the confirmation is there."""
    name = "__Host-aanvraag" if bench.settings.secure_cookies else "aanvraag"
    cookies = {name: f"{draft.id}.{token_for(bench.settings.link_keys, draft)}"}
    fields = filled_in(a_definition().brand.id)[1]
    for _ in range(PRESSES):
        done = Operation("apply", draft.id)
        history.operations.append(done)
        done.outcome = "info"
        with suppress(OSError):
            answer = Browser(OverSocket(bench.place.port), dict(cookies)).post(CHECK, fields)
            done.outcome = {303: "ok", 503: "info"}.get(answer.status, "fail")  # type: ignore[assignment]
            done.heard = answer.header("Location").rstrip("/").rpartition("/")[2]
        if done.outcome == "ok":
            return


def _ids(box: Path) -> list[str]:
    return [str(mail["Message-ID"]) for mail in Maildir(box)]
