"""What each function is, read from ``functions.toml``: its size, what it may do, and what its zip holds."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
SOURCE = HERE / "functions.toml"
SETS = "sets"

Trigger = Literal["http", "stream", "schedule"]


class NoSuchFunction(LookupError):
    """There is no function of that name; the message says which there are."""


@dataclass(frozen=True, slots=True)
class BucketGrant:
    """``objects``: S3 actions on files of the upload bucket; ``list``: whether it may list them."""

    objects: tuple[str, ...] = ()
    list: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """Memory in MB, timeout in seconds. Actions carry no service prefix (``GetItem``)."""

    name: str
    trigger: Trigger
    memory: int
    timeout: int
    concurrency: int
    rooms: tuple[str, ...]
    distributions: tuple[str, ...]
    tables: Mapping[str, tuple[str, ...]]
    indexes: tuple[str, ...]
    """Tables of which it may query the indexes."""
    bucket: BucketGrant
    secret: bool
    mail: bool
    """Whether it may send through SES."""
    texts: bool
    """Whether it may send text messages, on a stage that has a sender of them."""
    failures: bool
    """Whether it may write to the queue of failed events."""
    replies: bool
    """Whether it takes in the mail that comes: it reads and removes it, and keeps the files that came along."""

    @property
    def http(self) -> bool:
        return self.trigger == "http"

    @property
    def hyphened(self) -> str:
        """As in names on AWS: ``planning-api``."""
        return self.name.replace("_", "-")

    @property
    def camel(self) -> str:
        """As in names of stack resources: ``PlanningApi``."""
        return "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def handler(self) -> str:
        """The dotted path that Lambda calls."""
        return "infra.entry.lambda_handler" if self.http else f"functions.{self.name}.main.handler"

    def lambda_name(self, brand: str, stage: str) -> str:
        return f"portal-{brand}-{stage}-{self.hyphened}"


def functions(source: Path = SOURCE) -> Mapping[str, Function]:
    """Every function by its name, in the order of the file."""
    told = tomllib.loads(source.read_text("utf-8"))
    sets = told.pop(SETS)
    return {name: _function(name, values, sets) for name, values in told.items()}


def function(name: str) -> Function:
    """Raises NoSuchFunction."""
    known = functions()
    if name not in known:
        raise NoSuchFunction(f"There is no function {name}; there are: {', '.join(known)}.")
    return known[name]


def _function(name: str, values: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Function:
    return Function(
        name=name,
        trigger=values["trigger"],
        memory=values["memory"],
        timeout=values["timeout"],
        concurrency=values["concurrency"],
        rooms=tuple(values["rooms"]),
        distributions=tuple(sorted(set(_spread(values["distributions"], sets)))),
        tables={table: tuple(actions) for table, actions in values["tables"].items()},
        indexes=tuple(values.get("indexes", ())),
        bucket=_bucket(values.get("bucket", {})),
        secret=values.get("secret", False),
        mail=values.get("mail", False),
        texts=values.get("texts", False),
        failures=values.get("failures", False),
        replies=values.get("replies", False),
    )


def _spread(names: Sequence[str], sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """``@store`` stands for the distributions of that set."""
    for name in names:
        yield from sets[name[1:]] if name.startswith("@") else (name,)


def _bucket(values: Mapping[str, Any]) -> BucketGrant:
    return BucketGrant(tuple(values.get("objects", ())), values.get("list", False))
