"""The administration's secret, from Secrets Manager: asked once, when a function starts.

One signed request by hand: a whole client would cost the start more than the answer does.
"""

import json
from collections.abc import Mapping

import urllib3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

CONNECT_SECONDS = 1.0
READ_SECONDS = 2.0
TRIES = 3
ENDPOINTS = ("AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL")
"""Variables that say where AWS is, when it isn't in its usual place."""


class SecretUnreadable(Exception):
    """Secrets Manager didn't give the secret, or not in the shape it must have. Holds nothing of its content."""


def secret_variables(name: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that ``portal.settings`` reads, from the secret of that name or ARN. Raises SecretUnreadable.

    It holds ``{"link_keys": {key id: hex}, "lookup": hex, "origin": hex}``, and may hold ``"oidc"``: the client secret
    that the provider of identities gave us.
    """
    try:
        secret = json.loads(json.loads(_answer(name, environ))["SecretString"])
        return {
            "PORTAL_LINK_KEYS": json.dumps(secret["link_keys"]),
            "PORTAL_LOOKUP_SECRET": secret["lookup"],
            "PORTAL_ORIGIN_SECRET": secret["origin"],
            "PORTAL_OIDC_SECRET": str(secret.get("oidc", "")),
        }
    except (ValueError, KeyError, TypeError) as problem:
        raise SecretUnreadable(f"the secret {name} doesn't hold link_keys, lookup and origin") from problem


def _answer(name: str, environ: Mapping[str, str]) -> bytes:
    request = _signed(name, environ)
    retries = urllib3.Retry(TRIES - 1, backoff_factor=0.1, status_forcelist=(500, 502, 503), allowed_methods=None)
    with urllib3.PoolManager(timeout=urllib3.Timeout(CONNECT_SECONDS, READ_SECONDS)) as pool:
        try:
            headers = dict(request.headers.items())
            answer = pool.request(request.method, request.url, body=request.data, headers=headers, retries=retries)
        except urllib3.exceptions.HTTPError as problem:
            raise SecretUnreadable(f"Secrets Manager did not answer ({type(problem).__name__})") from problem
    if answer.status != 200:
        raise SecretUnreadable(f"Secrets Manager answered {answer.status} when asked for {name}")
    return answer.data


def _signed(name: str, environ: Mapping[str, str]) -> AWSRequest:
    """The request, signed with what Lambda gives every function in its environment."""
    region = environ.get("AWS_REGION", "eu-west-1")
    usual = f"https://secretsmanager.{region}.amazonaws.com"
    endpoint = next((environ[variable] for variable in ENDPOINTS if environ.get(variable)), usual)
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "secretsmanager.GetSecretValue"}
    request = AWSRequest("POST", endpoint.rstrip("/") + "/", headers, json.dumps({"SecretId": name}))
    keys = (environ[key] for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"))
    SigV4Auth(Credentials(*keys, environ.get("AWS_SESSION_TOKEN")), "secretsmanager", region).add_auth(request)
    return request
