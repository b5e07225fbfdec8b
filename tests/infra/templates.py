"""A stack's template as data, and a copy of it with one thing changed."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from infra.describe import HERE

STACKS = ("foundation", "edge", "site", "mail", "guard")
GONE = object()
"""Instead of a value: take it out."""


class _Reader(yaml.SafeLoader):
    """Reads ``!Sub x`` as ``{"Fn::Sub": x}`` and ``!Ref x`` as ``{"Ref": x}``."""


def _function(reader: _Reader, name: str, node: yaml.Node) -> dict[str, Any]:
    key = name if name in ("Ref", "Condition") else f"Fn::{name}"
    match node:
        case yaml.ScalarNode():
            return {key: node.value}
        case yaml.SequenceNode():
            return {key: reader.construct_sequence(node, deep=True)}
        case _:
            return {key: reader.construct_mapping(node, deep=True)}


_Reader.add_multi_constructor("!", _function)


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    body: Mapping[str, Any]

    @property
    def resources(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.body["Resources"]
        return found

    def of(self, kind: str) -> dict[str, Any]:
        """Properties by logical name of every resource of this kind, without ``AWS::``."""
        return {name: one["Properties"] for name, one in self.resources.items() if one["Type"] == f"AWS::{kind}"}

    def but(self, path: str, value: object = GONE) -> "Template":
        """A copy in which the value at this path (``Resources.Key.Properties…``) is another.

        A step into a list is a number or a Sid.
        """
        body = deepcopy(dict(self.body))
        *steps, last = path.split(".")
        place: Any = body
        for step in steps:
            place = place[_key(place, step)]
        if value is GONE:
            del place[_key(place, last)]
        else:
            place[_key(place, last)] = value
        return Template(self.name, body)


def _key(place: Any, step: str) -> str | int:
    if not isinstance(place, list):
        return step
    return int(step) if step.isdigit() else [one.get("Sid") for one in place].index(step)


@cache
def template(name: str) -> Template:
    """As it stands. Never to be changed: ``but`` gives copies."""
    return Template(name, yaml.load(file(name).read_text("utf-8"), _Reader))


def file(name: str) -> Path:
    return HERE / f"{name}.yaml"


def every(body: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value that holds no others, with the keys that lead to it."""
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield from every(value, (*path, str(key)))
    elif isinstance(body, list):
        for number, value in enumerate(body):
            yield from every(value, (*path, str(number)))
    else:
        yield path, body


def listed(value: object) -> list[Any]:
    """As a list, where CloudFormation takes one thing or several."""
    return value if isinstance(value, list) else [value]
