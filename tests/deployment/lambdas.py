"""Every function's zip under the runtime client, on the data of a bench, with the variables a deployment gives it."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from infra.describe import functions
from infra.zappa_settings import settings
from tests.deployment.api_gateway import gateway
from tests.deployment.stub_aws import SECRET, a_service, holding
from tests.deployment.under_client import SESSION, UnderClient, under_client, unpacked
from tests.deployment.zips import zips
from tests.figures.bench import Bench
from tests.figures.browsers import Answer

STAGE = "local"
NOTHING: Mapping[str, str] = {}
ORIGIN = "5ec2e7"
FROM_CDN = {"x-origin-secret": ORIGIN}
"""What the CDN adds to every request."""
AS_LOCAL = (
    *("PORTAL_UPLOAD_URL", "PORTAL_BUCKET_ORIGIN", "PORTAL_LIMIT_FACTOR", "PORTAL_ADDRESS_REGISTER"),
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"),
)
"""Variables in which the run on this machine differs from AWS; for pages to be equal both have them."""


CHANCE = re.compile(rb'(name="(?:key|policy|x-amz-[a-z]+|opened)" value=")[^"]*')
"""What is drawn, signed or timed anew each time a form is shown."""


@contextmanager
def keys_of_a_role() -> Iterator[None]:
    """The run on this machine signs with what a function has too: keys that come with a token."""
    with patch.dict(os.environ, {"AWS_SESSION_TOKEN": SESSION}):
        yield


def comparable(answer: Answer) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body without what differs from one request to the next.

    The methods of ``Allow`` have no order, and a redirect's body, which nobody sees, names the host that was asked.
    """
    number = answer.header("X-Request-Id")
    headers = {name.lower(): value for name, value in answer.headers if value != number}
    headers["allow"] = " ".join(sorted(headers.get("allow", "").split(", ")))
    if 300 <= answer.status < 400:
        return answer.status, {**headers, "content-length": ""}, b""
    body = answer.body.replace(number.encode(), b"") if number else answer.body
    return answer.status, headers, CHANCE.sub(rb"\1", body)


@contextmanager
def secret_of(bench: Bench) -> Iterator[str]:
    """Where Secrets Manager is that holds the secrets of this bench."""
    keys = json.loads(bench.variables["PORTAL_LINK_KEYS"])
    held = {"link_keys": keys, "lookup": bench.variables["PORTAL_LOOKUP_SECRET"], "origin": ORIGIN}
    with a_service(holding(held)) as service:
        yield service.url


def variables(function: str, bench: Bench, secrets: str) -> dict[str, str]:
    """As Zappa would set them, and where AWS is; ``secrets`` is the address of Secrets Manager."""
    role = {f"{functions()[function].camel}RoleArn": "arn:aws:iam::123456789012:role/one"}
    outputs = {"SecretArn": SECRET, "UploadBucket": bench.settings.bucket, **role}
    outputs["Origins"] = bench.variables["PORTAL_ORIGINS"]
    told: Any = settings(function, bench.settings.brand, STAGE, outputs)[function]["aws_environment_variables"]
    engine = bench.settings.dynamodb_endpoint or ""
    places = {"DYNAMODB": engine, "S3": engine, "SECRETS_MANAGER": secrets}
    endpoints = {f"AWS_ENDPOINT_URL_{service}": url for service, url in places.items()}
    return {**told, **endpoints, **{name: bench.variables[name] for name in AS_LOCAL}}


@contextmanager
def running_zips(
    bench: Bench, names: Iterable[str], folder: Path, more: Mapping[str, str] = NOTHING
) -> Iterator[Mapping[str, UnderClient]]:
    """Those functions, each started cold; ``more`` are variables of them all."""
    with ExitStack() as stack:
        secrets = stack.enter_context(secret_of(bench))
        yield {
            name: stack.enter_context(
                under_client(
                    unpacked(artefact.path, folder / name),
                    functions()[name].handler,
                    {**variables(name, bench, secrets), **more},
                    folder / f"{name}.log",
                )
            )
            for name, artefact in zips(bench.settings.brand, tuple(names)).items()
        }


def front(running: Mapping[str, UnderClient]) -> Callable[..., Iterable[bytes]]:
    """One WSGI application: API and CDN with a route for each prefix of the functions that run."""
    routes = {
        prefix: gateway(one.invoke, FROM_CDN)
        for name, one in running.items()
        if functions()[name].http
        for prefix in import_module(f"functions.{name}").PREFIXES
    }

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = f"{environ['PATH_INFO']}/"
        return next(route for prefix, route in routes.items() if path.startswith(f"{prefix}/"))(environ, start)

    return app
