"""What becomes of applications and mails when the messenger is killed all the time."""

from collections.abc import Iterator
from statistics import mean

from tests.figures.bench import Bench, bench
from tests.figures.killed import CLIENTS, Outcome, killed
from tests.figures.killing import LIVES
from tests.figures.markdown import fill, table

COMMAND = "killed"
APPLICATIONS = 1_000
VERDICTS = {True: "met", False: "**missed**"}


def write(there: Bench) -> str:
    with bench(there.place.data / COMMAND) as own:
        found = killed(own, APPLICATIONS)
    return fill(
        COMMAND,
        applications=f"{APPLICATIONS:,}",
        clients=CLIENTS,
        fewest=LIVES[0],
        most=LIVES[1],
        kills=len(found.lives),
        every=mean(found.lives),
        table=table(("what", "count", "target", ""), _rows(found)),
        wrong="\n".join(f"* {sentence}" for sentence in found.wrong),
    )


def _rows(found: Outcome) -> Iterator[tuple[object, ...]]:
    mailed = len(found.mails)
    doubles, busy = found.doubles.total(), len(found.history.killed)
    yield "applications whose customer saw the confirmation", f"{found.answered:,}", "", ""
    yield "applications stored", f"{found.stored:,}", *_exactly(APPLICATIONS, found.stored)
    yield "different mails that arrived, one for each", f"{mailed:,}", *_exactly(APPLICATIONS, mailed)
    yield "kills", len(found.lives), "", ""
    yield "kills of a messenger that was busy with a mail", busy, "", ""
    yield "mails that arrived twice, with the same Message-ID", doubles, f"≤ {busy}", VERDICTS[doubles <= busy]
    yield (
        "of which a messenger was busy with that very mail when it was killed",
        found.explained,
        *_exactly(doubles, found.explained),
    )
    yield "anything else that the checker of histories found", len(found.wrong), *_exactly(0, len(found.wrong))


def _exactly(wanted: int, found: int) -> tuple[str, str]:
    return f"{wanted:,}", VERDICTS[found == wanted]
