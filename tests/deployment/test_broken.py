"""The journey's own test: what is broken on purpose makes it fail, with a sentence that names it."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.deployment.aws import ACCOUNT, REGION
from tests.deployment.deployed import Deployed, a_place
from tests.deployment.far_pages import Broken, FarPages
from tests.deployment.grants import granted, idle, refusals
from tests.deployment.letters import NoLetter
from tests.deployment.ready import ready
from tests.deployment.walk import at_the_drawings, follower, sent

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    with a_place(tmp_path_factory.mktemp("aws"), ready) as place:
        assert place.command("deploy") == 0, place.all_said
        place.sweeps(on=False)
        yield place


def test_a_grant_that_is_missing_is_named(place: Deployed) -> None:
    role, table = place.function("track"), place.outputs("foundation")["ApplicationsTable"]
    without(place, role, "Applications")
    sentence = f"{role} was denied dynamodb:GetItem on arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}"
    with pytest.raises(Broken, match=re.escape(sentence)):
        ask_for_a_lost_link(place)
    assert refusals(place.aws.decisions()) == [sentence]


def test_a_grant_too_many_is_named(place: Deployed) -> None:
    grants = list(granted(place.aws.client("iam"), place.target.name))
    assert any("portal-mijnaansluiting-test-nightly may dynamodb:Scan" in told for told in idle(grants, []))


def test_a_mapping_that_is_missing_is_named(place: Deployed) -> None:
    stream = place.outputs("foundation")["OutboxStreamArn"]
    lambdas = place.aws.client("lambda")
    [mapping] = lambdas.list_event_source_mappings(EventSourceArn=stream)["EventSourceMappings"]
    lambdas.delete_event_source_mapping(UUID=mapping["UUID"])
    reference = sent(at_the_drawings(place))
    with pytest.raises(NoLetter, match=f"{place.function('messenger')} has no enabled mapping of {stream}"):
        follower(place, reference, patience=5)


def test_a_variable_that_is_missing_is_named(place: Deployed) -> None:
    name, lambdas = place.function("survey"), place.aws.client("lambda")
    variables = lambdas.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    del variables["PORTAL_BUCKET"]
    lambdas.update_function_configuration(FunctionName=name, Environment={"Variables": variables})
    with pytest.raises(Broken, match=r"answered 502 by survey: .*PORTAL_BUCKET is not set"):
        FarPages(place).get("/ktv/MA-0000-000/aaaa")


def test_the_plan_of_a_next_deployment_names_the_variable_too(place: Deployed) -> None:
    assert place.command("deploy") == 0
    assert f"  function {place.function('survey')}: variable PORTAL_BUCKET" in place.said


def ask_for_a_lost_link(place: Deployed) -> None:
    pages = FarPages(place)
    page = pages.get("/volgen/")
    pages.post("/volgen/", {**page.answers(), "reference": "MA-2222-222", "mail": "sanne@klant.example"})


def without(place: Deployed, role: str, sid: str) -> None:
    """Take one statement out of a role."""
    iam = place.aws.client("iam")
    [policy] = iam.list_role_policies(RoleName=role)["PolicyNames"]
    document = iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
    document["Statement"] = [told for told in document["Statement"] if told["Sid"] != sid]
    iam.put_role_policy(RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(document))
