"""The driver's data about AWS without what no function reads: a start parses all of it, so each byte costs time."""

import gzip
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

ENDPOINTS = "endpoints.json"
PREFIXES = {"sesv2": "email"}
"""Where the name of a service in addresses is another than in the driver."""
MODEL = "service-2.json"
TOLD = "documentation"


def slim(data: Path, services: Collection[str]) -> None:
    """Change ``botocore/data`` in place: addresses of ``services`` only, their models without explanations."""
    _write(data / ENDPOINTS, _addresses(json.loads((data / ENDPOINTS).read_bytes()), services))
    for packed in sorted(data.rglob(f"{MODEL}.gz")):
        _write(packed.with_suffix(""), _bare(json.loads(gzip.decompress(packed.read_bytes()))))
        packed.unlink()


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
