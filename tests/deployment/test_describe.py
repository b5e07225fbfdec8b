"""The descriptions fit what is there: every function has one, and each zip's list is whole."""

import re
from functools import cached_property
from importlib.metadata import requires

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from infra.describe import Function, NoSuchFunction, function, functions
from portal.store.tables import Tables
from tests.test_house import FUNCTIONS

ALL = functions()
LINUX = {**default_environment(), "sys_platform": "linux", "platform_system": "Linux", "extra": ""}
LEFT_OUT = {"zappa"}
"""Its command needs more than its handler, which is all that runs."""
TABLES = {name for name, value in vars(Tables).items() if isinstance(value, cached_property)}


def needed(distribution: str) -> set[str]:
    """What a distribution asks for on Linux, without extras."""
    asked = map(Requirement, requires(distribution) or [])
    return {re.sub(r"[-_.]+", "-", one.name).lower() for one in asked if not one.marker or one.marker.evaluate(LINUX)}


def test_every_function_is_described():
    assert sorted(ALL) == FUNCTIONS


@pytest.mark.parametrize("described", ALL.values(), ids=lambda described: described.name)
def test_what_a_distribution_needs_is_in_the_zip_too(described: Function):
    asked = {need for name in described.distributions if name not in LEFT_OUT for need in needed(name)}
    assert asked <= set(described.distributions)


@pytest.mark.parametrize("described", ALL.values(), ids=lambda described: described.name)
def test_a_description_names_tables_that_exist(described: Function):
    assert described.tables.keys() <= TABLES


@pytest.mark.parametrize("described", ALL.values(), ids=lambda described: described.name)
def test_no_grant_is_for_everything(described: Function):
    actions = [*described.bucket.objects, *(action for actions in described.tables.values() for action in actions)]
    assert not [action for action in actions if "*" in action]


def test_names_on_aws_are_derived():
    described = function("planning_api")
    assert described.lambda_name("veldgloed", "prod") == "portal-veldgloed-prod-planning-api"
    assert described.camel == "PlanningApi"


def test_an_unknown_function_is_named_with_those_that_are_known():
    with pytest.raises(NoSuchFunction, match="There is no function desk; there are: apply, track, "):
        function("desk")
