"""Rules for staff.toml."""

from portal.definitions.mistakes import Faults
from portal.definitions.rules.ids import exists, ids
from portal.domain.definition import Organisations
from portal.domain.staff import Staff

LONGEST_IDLE, LONGEST_SESSION = 120, 24
"""Minutes and hours: nobody stays signed in over night (ASVS 5.0 7.3)."""
OPENID = "openid"


def staff_rules(staff: Staff) -> Faults:
    yield from _lengths(staff)
    if OPENID not in staff.scopes:
        yield ("scopes",), f"must hold {OPENID}: without it the provider tells nobody who signed in."
    first: dict[str, int] = {}
    for place, grant in enumerate(staff.roles):
        if grant.value in first:
            yield (
                ("roles", place, "value"),
                f"{grant.value!r} stands at place {first[grant.value]} already; only the first of them counts.",
            )
        first.setdefault(grant.value, place)
        if grant.mfa and not staff.mfa_values:
            yield ("mfa_values",), f"must name what counts as a second step, which {grant.value!r} asks for."


def _lengths(staff: Staff) -> Faults:
    if not 1 <= staff.idle_minutes <= LONGEST_IDLE:
        yield ("idle_minutes",), f"must lie within 1–{LONGEST_IDLE}; it is {staff.idle_minutes}."
    if not 1 <= staff.absolute_hours <= LONGEST_SESSION:
        yield ("absolute_hours",), f"must lie within 1–{LONGEST_SESSION}; it is {staff.absolute_hours}."


def staff_across(staff: Staff, organisations: Organisations) -> Faults:
    """What the provider calls an organisation is one that the brand has."""
    known = ids((*organisations.operators, *organisations.contractors, *organisations.combis))
    for told, id in staff.organisations.items():
        yield from exists(("organisations", told), id, known, "organisation")
