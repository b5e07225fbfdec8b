"""Who somebody is, from what the provider says of them."""

import pytest

from portal.domain.staff import Claims, Employee, NotStaff, RoleGrant, Staff, employee_of

KINDS = {"oost": "contractor", "net": "operator", "combi": "combi"}
STAFF = Staff(
    role_claim="roles",
    organisation_claim="org",
    name_claim="name",
    mfa_claim="amr",
    mfa_values=("otp", "hwk"),
    idle_minutes=30,
    absolute_hours=10,
    roles=(
        RoleGrant("planner", "planner"),
        RoleGrant("boss", "administrator"),
        RoleGrant("desk", "quality", mfa=False),
    ),
    organisations={"KVK-1": "oost"},
)


def claims(**changes: object) -> Claims:
    return {"sub": "s1", "name": "Proef", "roles": ["planner"], "org": "oost", "amr": ["pwd", "otp"], **changes}


def employee(**changes: object) -> Employee:
    return employee_of(claims(**changes), STAFF, KINDS)


def why(**changes: object) -> str:
    with pytest.raises(NotStaff) as refusal:
        employee(**changes)
    return refusal.value.why


def test_claims_make_an_employee() -> None:
    assert employee() == Employee("s1", "Proef", "planner", "oost")


def test_an_organisation_may_be_called_otherwise_there() -> None:
    assert employee(org="KVK-1").organisation == "oost"


def test_a_claim_is_one_text_or_a_list() -> None:
    assert employee(roles="planner", amr="hwk", org=["oost"]) == employee()


def test_the_first_role_of_the_file_counts() -> None:
    assert employee(roles=["boss", "planner"]).role == "planner"


def test_without_a_name_the_id_stands_for_it() -> None:
    assert employee(name=None).name == "s1"


def test_who_works_for_the_brand_itself_needs_no_organisation() -> None:
    assert employee(roles=["boss"], org=None).organisation == ""


@pytest.mark.parametrize("roles", [None, [], "other", ["plannerx"], [1], {"planner": True}])
def test_without_a_role_nobody_is_let_in(roles: object) -> None:
    assert why(roles=roles) == "role"


@pytest.mark.parametrize("amr", [None, [], "pwd", ["pwd"], ["mfa"]])
def test_without_a_second_step_nobody_is_let_in_who_needs_one(amr: object) -> None:
    assert why(amr=amr) == "mfa"
    assert employee(amr=amr, roles="desk").role == "quality"


@pytest.mark.parametrize("org", [None, "", "net", "combi", "elsewhere"])
def test_a_role_belongs_to_a_kind_of_organisation(org: object) -> None:
    assert why(org=org) == "organisation"


def test_an_organisation_that_the_brand_does_not_know_is_none() -> None:
    assert why(roles="boss", org="elsewhere") == "organisation"
