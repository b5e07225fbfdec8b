"""The driver's data about AWS without what no function reads: a start parses all of it, so each byte costs time."""

import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

ENDPOINTS = "endpoints.json"
PREFIXES = {"sesv2": "email", "pinpoint-sms-voice-v2": "sms-voice"}
"""Where the name of a service in addresses is another than in the driver."""
MODEL = "service-2.json"
TOLD = "documentation"


CALLED = {
    "dynamodb": frozenset(
        {
            *("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"),
            *("TransactGetItems", "TransactWriteItems", "DescribeTable", "DescribeEndpoints"),
        }
    )
}
"""Of what every function speaks to: what a function may do with items, and what the driver asks of its own accord."""


def slim(data: Path, services: Collection[str]) -> None:
    """Change ``botocore/data`` in place: addresses of ``services`` only, their models without explanations."""
    _write(data / ENDPOINTS, _addresses(json.loads((data / ENDPOINTS).read_bytes()), services))
    for packed in sorted(data.rglob(f"{MODEL}.gz")):
        service = packed.relative_to(data).parts[0]
        model = _called(json.loads(gzip.decompress(packed.read_bytes())), CALLED.get(service))
        _write(packed.with_suffix(""), _bare(model))
        packed.unlink()


def _called(model: dict[str, Any], operations: Collection[str] | None) -> dict[str, Any]:
    """With these operations and the shapes that they reach; with everything where None is told."""
    if operations is None:
        return model
    kept = {name: told for name, told in model["operations"].items() if name in operations}
    reached: set[str] = set()
    ahead = set(_shapes(kept))
    while ahead:
        reached |= ahead
        ahead = {name for shape in ahead for name in _shapes(model["shapes"][shape])} - reached
    return {**model, "operations": kept, "shapes": {name: model["shapes"][name] for name in sorted(reached)}}


def _shapes(told: Any) -> Iterator[str]:
    """The names of shapes in a part of a model."""
    if isinstance(told, dict):
        name = told.get("shape")
        if isinstance(name, str):
            yield name
    for part in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _shapes(part)


def _addresses(endpoints: dict[str, Any], services: Collection[str]) -> dict[str, Any]:
    """Every partition stays: which one a stage is in is no matter of the zip."""
    wanted = {PREFIXES.get(service, service) for service in services}
    partitions = [
        {**partition, "services": {name: told for name, told in partition["services"].items() if name in wanted}}
        for partition in endpoints["partitions"]
    ]
    return {**endpoints, "partitions": partitions}


def _bare(model: Any) -> Any:
    """With empty explanations, which the driver adds to; a shape may have a member of that name, which is no text."""
    if isinstance(model, dict):
        return {name: "" if name == TOLD and isinstance(told, str) else _bare(told) for name, told in model.items()}
    return [_bare(each) for each in model] if isinstance(model, list) else model


def _write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, separators=(",", ":")), "utf-8")
