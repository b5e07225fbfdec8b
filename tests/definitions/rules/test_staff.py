"""What staff.toml may say, and the sentence for each slip."""

from dataclasses import replace

import pytest

from portal.definitions.rules.staff import staff_across, staff_rules
from portal.domain.staff import RoleGrant, Staff
from tests.builders import a_definition


def faults(**changes: object) -> list[str]:
    staff = replace(a_definition().staff, **changes)
    return [f"{path[0]} {sentence}" for path, sentence in (*staff_rules(staff), *_across(staff))]


def _across(staff: Staff) -> list[tuple[tuple[str | int, ...], str]]:
    return list(staff_across(staff, a_definition().organisations))


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_the_brands_keep_the_rules(brand: str) -> None:
    assert list(staff_rules(a_definition(brand).staff)) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"idle_minutes": 0}, "idle_minutes must lie within 1–120"),
        ({"idle_minutes": 121}, "idle_minutes must lie within 1–120"),
        ({"absolute_hours": 25}, "absolute_hours must lie within 1–24"),
        ({"scopes": ("profile",)}, "scopes must hold openid"),
        ({"mfa_values": ()}, "mfa_values must name what counts as a second step"),
        ({"organisations": {"KVK-1": "nergens"}}, "organisations there is no organisation 'nergens'"),
    ],
)
def test_a_slip_is_named(changes: dict[str, object], sentence: str) -> None:
    assert [fault for fault in faults(**changes) if fault.startswith(sentence)]


def test_a_value_stands_for_one_role() -> None:
    twice = (RoleGrant("planner", "planner"), RoleGrant("planner", "quality"))
    assert faults(roles=twice) == ["roles 'planner' stands at place 0 already; only the first of them counts."]
