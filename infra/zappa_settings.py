"""What Zappa is told about one function: made from its description and the outputs of the foundation stack.

Zappa packages and deploys code and configuration, nothing else: never a function URL (its own permits everyone), no
events and no keep_warm (both remove schedules that the stacks made), no roles of its own.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from infra.describe import Function, function

RUNTIME = "python3.11"
ARCHITECTURE = "x86_64"
KEPT_VERSIONS = 5
"""For a rollback."""


class OutputMissing(LookupError):
    """A stack's outputs lack something a function needs; the message names both."""


def settings(
    name: str, brand: str, stage: str, outputs: Mapping[str, str], extra: Mapping[str, str] | None = None
) -> dict[str, dict[str, object]]:
    """The content of a ``zappa_settings.json`` with one environment, named as the function is.

    ``outputs`` are those of the foundation and ``Origins``, the public addresses with commas between; ``extra`` are
    variables of the function on top of its own. Raises NoSuchFunction and OutputMissing.
    """
    described = function(name)
    told = {
        **packaging(described, brand, stage),
        "aws_region": _of(outputs, "SecretArn", name).split(":")[3],
        "role_arn": _of(outputs, f"{described.camel}RoleArn", name),
        "aws_environment_variables": {**_variables(described, brand, stage, outputs), **(extra or {})},
    }
    return {name: told}


def packaging(described: Function, brand: str, stage: str) -> dict[str, object]:
    """What doesn't depend on any stack: enough to build the zip."""
    app = {"app_function": "infra.wsgi.app", "app_type": "wsgi"} if described.http else {}
    return {
        "project_name": f"portal-{brand}-{stage}",
        **app,
        "lambda_handler": described.handler,
        "runtime": RUNTIME,
        "architecture": ARCHITECTURE,
        "memory_size": described.memory,
        "timeout_seconds": described.timeout,
        "lambda_concurrency": described.concurrency,
        "num_retained_versions": KEPT_VERSIONS,
        "s3_bucket": "unused-with-zip",
        "manage_roles": False,
        "keep_warm": False,
        "apigateway_enabled": False,
        "function_url_enabled": False,
        "use_precompiled_packages": False,
        "slim_handler": False,
        "touch": False,
        "debug": False,
        "log_level": "INFO",
        "exclude": ["zappa_settings.json"],
    }


def write(told: Mapping[str, object], folder: Path) -> Path:
    """The file that Zappa's command reads; it holds no secret, but it is made anew each time and never committed."""
    file = folder / "zappa_settings.json"
    file.write_text(json.dumps(told, indent=1), "utf-8")
    return file


def _variables(described: Function, brand: str, stage: str, outputs: Mapping[str, str]) -> dict[str, str]:
    common = {
        "PORTAL_FUNCTION": described.name,
        "PORTAL_BRAND": brand,
        "PORTAL_STAGE": stage,
        "PORTAL_ORIGINS": _of(outputs, "Origins", described.name),
        "PORTAL_BUCKET": _of(outputs, "UploadBucket", described.name),
        "PORTAL_SECRET": _of(outputs, "SecretArn", described.name),
    }
    if described.http:
        common |= {"PORTAL_ORIGIN_CHECK": "yes", "INSTANTIATE_LAMBDA_HANDLER_ON_IMPORT": "true"}
    if outputs.get("SmsSenderArn"):  # who sends none tells customers whether they can have one
        common |= {"PORTAL_SMS_SENDER": outputs["SmsSenderArn"]}
    if described.mail:
        common |= {"PORTAL_SES": "yes"}
    if described.replies and outputs.get("ReplyBucket"):
        common |= {"PORTAL_REPLIES": outputs["ReplyBucket"]}
    return common


def _of(outputs: Mapping[str, str], key: str, name: str) -> str:
    if not outputs.get(key):
        raise OutputMissing(f"The outputs have no {key}, which the function {name} needs.")
    return outputs[key]
