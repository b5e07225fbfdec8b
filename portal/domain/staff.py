"""Who works with the portal: an employee of one organisation in one role, as the provider that signed them in says.

Which claims say so is data (``content/brands/<brand>/staff.toml``); nobody has a password with us.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

StaffRole = Literal["work_preparer", "planner", "coordinator", "customer_service", "quality", "administrator"]

EMPLOYER: Mapping[StaffRole, str] = {"work_preparer": "operator", "planner": "contractor", "coordinator": "combi"}
"""What kind of organisation somebody in that role works for; others work for the brand, or for any of them."""

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """Whoever has ``value`` in the role claim works in ``role``; with ``mfa`` only after a second step."""

    value: str
    role: StaffRole
    mfa: bool = True


@dataclass(frozen=True, slots=True)
class Staff:
    """Everything in staff.toml. ``organisations``: a value of the organisation claim → our id of it."""

    role_claim: str
    organisation_claim: str
    name_claim: str
    mfa_claim: str
    mfa_values: tuple[str, ...]
    idle_minutes: int
    absolute_hours: int
    roles: tuple[RoleGrant, ...]
    scopes: tuple[str, ...] = ("openid", "profile")
    organisations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody who is signed in. ``id`` is the provider's own for them; ``organisation`` is "" for the brand itself."""

    id: str
    name: str
    role: StaffRole
    organisation: str = ""


class NotStaff(Exception):
    """Whoever signed in has no work here; ``why`` names the sentence they read."""

    def __init__(self, why: Literal["role", "organisation", "mfa"]) -> None:
        super().__init__(f"signed in, but not let in: {why}")
        self.why = why


def employee_of(claims: Claims, staff: Staff, kinds: Mapping[str, str]) -> Employee:
    """The employee that these claims speak of; the first role in the file that fits. Raises NotStaff.

    ``kinds``: what each organisation of the brand is (operator, contractor or combi), by its id.
    """
    held = set(_texts(claims.get(staff.role_claim)))
    grant = next((grant for grant in staff.roles if grant.value in held), None)
    if grant is None:
        raise NotStaff("role")
    if grant.mfa and not set(_texts(claims.get(staff.mfa_claim))) & set(staff.mfa_values):
        raise NotStaff("mfa")
    told = next(iter(_texts(claims.get(staff.organisation_claim))), "")
    organisation = staff.organisations.get(told, told)
    if not _fits(grant.role, organisation, kinds):
        raise NotStaff("organisation")
    id = str(claims["sub"])
    return Employee(id, str(claims.get(staff.name_claim) or id), grant.role, organisation)


def _fits(role: StaffRole, organisation: str, kinds: Mapping[str, str]) -> bool:
    if role in EMPLOYER:
        return kinds.get(organisation) == EMPLOYER[role]
    return not organisation or organisation in kinds


def _texts(claim: object) -> Iterable[str]:
    """A claim is one text or a list of them."""
    if isinstance(claim, str):
        return (claim,)
    return tuple(text for text in claim if isinstance(text, str)) if isinstance(claim, list | tuple) else ()
