"""The register that knows street and place of a postcode."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FoundAddress:
    street: str
    place: str


class AddressLookup(Protocol):
    def find(self, postcode: str, number: str, addition: str) -> FoundAddress | None:
        """The street and place, or None where it isn't found or the register doesn't answer in time."""
