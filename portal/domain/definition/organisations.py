"""Who builds and where: operators, contractors with their crews, combis and areas."""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition.values import Text


@dataclass(frozen=True, slots=True)
class NetworkOperator:
    id: str
    name: str
    disciplines: tuple[str, ...]
    phone: str
    mail: str


@dataclass(frozen=True, slots=True)
class Crew:
    """People of a contractor who go out together: in which areas, and for which disciplines (all when empty)."""

    id: str
    name: str
    areas: tuple[str, ...]
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contractor:
    """A combi-aannemer; ``planner`` is the one named contact for planning and execution."""

    id: str
    name: str
    planner: str
    phone: str
    mail: str
    crews: tuple[Crew, ...] = ()


@dataclass(frozen=True, slots=True)
class Combi:
    id: str
    name: str
    operators: tuple[str, ...]
    contractors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Works:
    """Works or congestion in an area and what one can do about it ([P24] handelingsperspectief)."""

    name: Text
    about: Text
    you_can: Text
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A combigebied: postcode digits in inclusive ranges, one contractor, one operator for each discipline."""

    id: str
    name: str
    postcodes: tuple[tuple[int, int], ...]
    combi: str
    contractor: str
    operators: dict[str, str]
    works: tuple[Works, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisations:
    operators: tuple[NetworkOperator, ...]
    contractors: tuple[Contractor, ...]
    combis: tuple[Combi, ...]
    areas: tuple[Area, ...]
