"""What acts cost in dollars on AWS: their requests, units and milliseconds, by the dated price list."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import infra
from tests.figures.counting import Spent

LIST = Path(infra.__file__).with_name("prices.toml")
MILLION = 1_000_000
ROUND_TRIP = 5.0
"""Milliseconds that a function waits for each request: an assumption, AWS promises single-digit ones."""
WHOLE_CORE = 1_769
"""MB of memory with which a function gets one core (AWS Lambda Developer Guide, "Configure function memory")."""
S3_GETS = ("GetObject", "HeadObject")


@dataclass(frozen=True)
class Act:
    """``cpu``: milliseconds; ``memory``: MB of its function; ``size``: bytes of the answer; ``mails``: sent by it."""

    cpu: float
    memory: int
    spent: tuple[Spent, ...]
    size: int = 0
    mails: int = 0
    asked: bool = True
    """Whether somebody asks it through CDN and API."""

    @property
    def milliseconds(self) -> float:
        """For which AWS bills."""
        return self.cpu * max(1.0, WHOLE_CORE / self.memory) + ROUND_TRIP * len(self.spent)


@dataclass(frozen=True)
class PriceList:
    valid_from: date
    prices: Mapping[str, Mapping[str, float]]

    def of(self, acts: Iterable[Act]) -> dict[str, float]:
        """Dollars by service, for each act once."""
        total = dict.fromkeys(("DynamoDB", "Lambda", "HTTP API", "CDN", "S3", "SES"), 0.0)
        for act in acts:
            for service, dollars in self._one(act).items():
                total[service] += dollars
        return total

    def _one(self, act: Act) -> dict[str, float]:
        return {
            "DynamoDB": self._dynamodb(act.spent),
            "Lambda": self._lambda(act),
            "HTTP API": self.prices["http_api"]["million_requests"] / MILLION * act.asked,
            "CDN": self._cdn(act.size) * act.asked,
            "S3": sum(self._s3(note.operation) for note in act.spent if note.service == "s3"),
            "SES": self.prices["ses"]["thousand_mails"] / 1_000 * act.mails,
        }

    def _dynamodb(self, spent: Iterable[Spent]) -> float:
        price = self.prices["dynamodb"]
        return (
            sum(note.writes * price["million_writes"] + note.reads * price["million_reads"] for note in spent) / MILLION
        )

    def _lambda(self, act: Act) -> float:
        price = self.prices["lambda"]
        gigabyte_seconds = act.memory / 1024 * act.milliseconds / 1_000
        return price["million_requests"] / MILLION + gigabyte_seconds * price["gigabyte_second"]

    def _cdn(self, size: int) -> float:
        price = self.prices["cdn"]
        return price["million_requests"] / MILLION + size / 2**30 * price["gigabyte"]

    def _s3(self, operation: str) -> float:
        price = self.prices["s3"]
        return price["million_gets" if operation in S3_GETS else "million_puts"] / MILLION


def price_list() -> PriceList:
    entries = tomllib.loads(LIST.read_text("utf-8"))
    services = {name: entry for name, entry in entries.items() if isinstance(entry, dict)}
    return PriceList(entries["valid_from"], services)
