"""How long answering the survey takes, predicted by the keystroke-level model: nothing here was measured with people.

Sources: mental preparation M and the model itself, Card, Moran & Newell, "The keystroke-level model for user
performance time" (1980); 238 words a minute for silent reading, a meta-analysis of 190 studies (Brysbaert, 2019);
0.74 s for a tap as pointing plus pressing, a fingerstroke-level model for phones (2015); 0.33 s a character on a phone,
37,370 people (2019). The slow readers are assumptions of ours: who reads with difficulty, and who taps so too.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from statistics import quantiles

DRAWS = 20_000
SEED = 2
MINUTE = 60.0
SHARED = math.sqrt(0.5)
"""Half of the variance of each habit is the person's, the other half its own."""


@dataclass(frozen=True)
class Reader:
    """Words a minute, and seconds for a decision, a tap, a swipe and a character."""

    words_a_minute: float
    decision: float
    tap: float
    swipe: float
    character: float


READERS = {
    "average": Reader(238, 1.35, 0.74, 0.30, 0.33),
    "slow": Reader(150, 2.70, 1.20, 0.60, 0.80),
    "very slow": Reader(100, 4.00, 2.00, 1.00, 1.50),
}


@dataclass(frozen=True)
class Effort:
    """What a page asks of somebody: one decision for each question, and one before pressing the button."""

    words: int
    decisions: int
    taps: int
    swipes: int
    characters: int = 0
    system: float = 0.0
    """Seconds of waiting for page and answer."""


def seconds(effort: Effort, reader: Reader) -> float:
    return (
        effort.words / reader.words_a_minute * MINUTE
        + effort.decisions * reader.decision
        + effort.taps * reader.tap
        + effort.swipes * reader.swipe
        + effort.characters * reader.character
        + effort.system
    )


@dataclass(frozen=True)
class Spread:
    """Of many imagined readers: seconds that 95 of 100 stay under, and the share that stays under a minute."""

    p95: float
    under_a_minute: float


def spread(effort: Effort) -> Spread:
    """Readers drawn around the average one, lognormally: the slow one lies one standard deviation from it."""
    times = [seconds(effort, reader) for reader in _draws()]
    return Spread(quantiles(times, n=20)[-1], sum(time < MINUTE for time in times) / DRAWS)


def _draws() -> Iterator[Reader]:
    chance = random.Random(SEED)
    habits = list(zip(astuple(READERS["average"]), astuple(READERS["slow"]), strict=True))
    for _ in range(DRAWS):
        person = chance.gauss(0, 1)
        yield Reader(*(_habit(usual, slow, person, chance.gauss(0, 1)) for usual, slow in habits))


def _habit(usual: float, slow: float, person: float, own: float) -> float:
    return usual * math.pow(slow / usual, SHARED * person + SHARED * own)
