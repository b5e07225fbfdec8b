"""The stacks keep the rules that no emulator shows: each rule says in sentences what breaks it, and finds nothing."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from infra import leftovers
from infra.describe import functions
from infra.zappa_settings import settings
from tests.infra import carrying, granting, guarding, keeping, mailing, naming, showing, waking, warning
from tests.infra.templates import STACKS, Template, listed, template

Rule = Callable[[Template], Iterator[str]]

EVERYWHERE = (
    *(keeping.kept, keeping.buckets, carrying.queues, carrying.logs),
    *(granting.wildcards, warning.alarms, naming.names, naming.lengths, naming.sizes),
)
RULES: dict[str, tuple[Rule, ...]] = {
    "foundation": (keeping.tables, carrying.a_log_per_function, granting.roles),
    "edge": (
        *(waking.routes, waking.door, waking.permissions, waking.mappings, waking.schedules),
        *(warning.watched, warning.dashboard),
    ),
    "site": (showing.hosts, showing.paths, showing.site_pages, showing.name_and_guard),
    "mail": (mailing.sending, mailing.coming_back, mailing.records),
    "guard": (guarding.wall, guarding.certificate),
}
PAIRS = [(stack, rule) for stack in STACKS for rule in (*EVERYWHERE, *RULES[stack])]


@pytest.mark.parametrize(("stack", "rule"), PAIRS, ids=lambda part: part if isinstance(part, str) else part.__name__)
def test_a_stack_keeps_the_rule(stack: str, rule: Rule) -> None:
    assert list(rule(template(stack))) == []


def test_every_bucket_is_reached_over_tls_only() -> None:
    """The site bucket's policy stands beside the CDN that may read it."""
    stacks = [template(name) for name in STACKS]
    buckets = {name for stack in stacks for name in stack.of("S3::Bucket")}
    policies = {one["Bucket"]["Ref"]: one for stack in stacks for one in stack.of("S3::BucketPolicy").values()}
    assert policies.keys() == buckets
    for policy in policies.values():
        statements = policy["PolicyDocument"]["Statement"]
        (tls,) = [one for one in statements if one["Effect"] == "Deny"]
        assert tls["Principal"] == "*"
        assert tls["Condition"] == {"Bool": {"aws:SecureTransport": False}}
        assert len(listed(tls["Resource"])) == 2
        assert all("Condition" in one and one["Principal"] != "*" for one in statements if one["Effect"] == "Allow")


def test_what_outlives_its_stack_can_be_removed_by_destroying() -> None:
    """Each kind that a stack keeps is one that the leftovers know how to remove."""
    stacks = [template(name) for name in ("foundation", "edge", "site", "mail")]
    kept = {
        one["Type"] for stack in stacks for one in stack.resources.values() if one.get("DeletionPolicy") == "Retain"
    }
    known = {kind for value in vars(leftovers).values() if isinstance(value, Mapping) for kind in value}
    assert kept <= known
    assert len(kept) == 5


def test_what_a_later_stack_asks_for_an_earlier_one_gives() -> None:
    given = {"Brand", "Stage", "SitePolicy"}
    for name in ("foundation", "edge", "site"):
        body = template(name).body
        needed = {key for key, parameter in body["Parameters"].items() if "Default" not in parameter}
        assert needed <= given, name
        given |= body["Outputs"].keys()


def test_the_functions_ask_for_the_secret_that_the_cdn_shows() -> None:
    """The other half of an endpoint that stays open: each function refuses what lacks the header."""
    outputs = dict.fromkeys(template("foundation").body["Outputs"], "arn:aws:x:eu-west-1:1:y")
    outputs["Origins"] = "https://portal.example"
    for function in functions().values():
        (told,) = settings(function.name, "veldgloed", "prod", outputs).values()
        variables = told["aws_environment_variables"]
        assert isinstance(variables, dict)
        assert (variables.get("PORTAL_ORIGIN_CHECK") == "yes") == function.http
