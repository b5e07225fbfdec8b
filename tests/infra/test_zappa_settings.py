"""What Zappa is told, and above all what it is never told."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.describe import functions
from infra.zappa_settings import OutputMissing, settings, write

OUTPUTS = {
    "SecretArn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:one",
    "UploadBucket": "uploads",
    "Origins": "https://portal.example",
    **{f"{one.camel}RoleArn": f"arn:aws:iam::123456789012:role/{one.hyphened}" for one in functions().values()},
}
HTTP = [name for name, one in functions().items() if one.http]
EVENTS = [name for name, one in functions().items() if not one.http]


def told(name: str, **more: str) -> dict[str, Any]:
    return settings(name, "veldgloed", "test", OUTPUTS, more)[name]


@pytest.mark.parametrize("name", functions())
def test_zappa_owns_the_function_and_nothing_else(name: str):
    """A function URL of Zappa's lets everybody in; ``events`` and ``keep_warm`` remove the schedules of the stacks."""
    one = told(name)
    assert "events" not in one
    assert [
        key for key in ("function_url_enabled", "keep_warm", "apigateway_enabled", "manage_roles") if one[key]
    ] == []
    assert one["role_arn"] == OUTPUTS[f"{functions()[name].camel}RoleArn"]


@pytest.mark.parametrize("name", functions())
def test_what_zappa_would_choose_itself_is_chosen(name: str):
    """Without a concurrency an update removes the reserved one; ``debug`` logs every request whole."""
    one, described = told(name), functions()[name]
    assert (one["debug"], one["log_level"], one["touch"], one["slim_handler"]) == (False, "INFO", False, False)
    assert one["lambda_concurrency"] == described.concurrency
    assert (one["memory_size"], one["timeout_seconds"]) == (described.memory, described.timeout)
    assert one["runtime"] == "python3.11"


@pytest.mark.parametrize("name", functions())
def test_no_secret_stands_in_a_variable(name: str):
    variables = told(name)["aws_environment_variables"]
    assert variables["PORTAL_SECRET"] == OUTPUTS["SecretArn"]
    assert not {"PORTAL_LINK_KEYS", "PORTAL_LOOKUP_SECRET", "PORTAL_ORIGIN_SECRET"} & variables.keys()
    assert "environment_variables" not in told(name)


@pytest.mark.parametrize("name", HTTP)
def test_a_page_is_ready_before_its_first_request_and_checks_where_it_came_from(name: str):
    one = told(name)
    assert one["lambda_handler"] == "infra.entry.lambda_handler"
    assert one["app_function"] == "infra.wsgi.app"
    assert one["aws_environment_variables"]["PORTAL_ORIGIN_CHECK"] == "yes"
    assert one["aws_environment_variables"]["INSTANTIATE_LAMBDA_HANDLER_ON_IMPORT"] == "true"


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_never_meets_zappas_handler(name: str):
    assert told(name)["lambda_handler"] == f"functions.{name}.main.handler"
    assert "app_function" not in told(name)


def test_only_who_mails_is_told_of_ses():
    assert [name for name in functions() if "PORTAL_SES" in told(name)["aws_environment_variables"]] == ["messenger"]


def test_a_stage_that_sends_text_messages_says_from_what_and_another_nothing():
    sender = "arn:aws:sms-voice:eu-west-1:123456789012:sender-id/Portaal/NL"
    for outputs, variable in ((OUTPUTS, None), ({**OUTPUTS, "SmsSenderArn": sender}, sender)):
        for name in ("messenger", "track"):
            variables: Any = settings(name, "veldgloed", "test", outputs)[name]["aws_environment_variables"]
            assert variables.get("PORTAL_SMS_SENDER") == variable


def test_more_variables_come_on_top():
    variables = told("track", PORTAL_STAGE="other", MORE="yes")["aws_environment_variables"]
    assert (variables["PORTAL_STAGE"], variables["MORE"]) == ("other", "yes")


@pytest.mark.parametrize("missing", ["SecretArn", "UploadBucket", "Origins", "TrackRoleArn"])
def test_a_missing_output_is_named_with_who_needs_it(missing: str):
    with pytest.raises(OutputMissing, match=f"no {missing}, which the function track needs"):
        settings("track", "veldgloed", "test", {**OUTPUTS, missing: ""})


def test_the_file_is_json(tmp_path: Path):
    assert json.loads(write({"track": told("track")}, tmp_path).read_text()) == {"track": told("track")}
