"""Capacity units by DynamoDB's published formula, from the sizes of items.

Sources: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats" and "Read and write operations": a strongly
consistent read costs one unit for each 4 KB begun, an eventually consistent one half of that, a write one unit for each
1 KB begun; in a transaction both count twice. An update costs the larger of the item before and after.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

READ_STEP = 4096
WRITE_STEP = 1024
LIST_OVERHEAD = 3
MAX_NUMBER_BYTES = 21

Item = Mapping[str, Mapping[str, Any]]
"""As the wire has it: attribute name → {type: value}."""


def item_size(item: Item) -> int:
    """Bytes of an item: names and values; 0 for one that isn't there."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def read_units(size: int, *, consistent: bool = True) -> float:
    """For one item, or for all that one query read; also where there was nothing to read."""
    units = max(1, ceil(size / READ_STEP))
    return float(units) if consistent else units / 2


def write_units(before: int, after: int, *, transactional: bool) -> int:
    """For one item of ``before`` bytes that becomes one of ``after`` bytes; 0 means that it isn't there."""
    units = max(1, ceil(max(before, after) / WRITE_STEP))
    return units * 2 if transactional else units


def _value_size(value: Mapping[str, Any]) -> int:
    [(kind, content)] = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "N":
            return _number_size(content)
        case "B":
            return len(content)
        case "BOOL" | "NULL":
            return 1
        case "SS":
            return sum(len(text.encode()) for text in content)
        case "NS":
            return sum(map(_number_size, content))
        case "L":
            return LIST_OVERHEAD + _elements(content)
        case "M":
            return LIST_OVERHEAD + item_size(content) + len(content)
    raise ValueError(f"an attribute of type {kind} has no published size here")


def _elements(values: Iterable[Mapping[str, Any]]) -> int:
    return sum(1 + _value_size(value) for value in values)


def _number_size(number: str) -> int:
    """One byte for each two significant digits, and one more; one more for a minus sign."""
    digits = number.lstrip("-").replace(".", "").strip("0")
    return min(MAX_NUMBER_BYTES, ceil(len(digits) / 2) + 1 + number.startswith("-"))
