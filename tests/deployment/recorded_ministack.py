"""MiniStack with a notebook: every decision of its authorisation becomes a JSON line in the file ``DECISIONS``.

Runs in MiniStack's own environment, so it imports nothing of ours. What is noted is what MiniStack itself decided:
(principal, action, resource, allowed), for principals with policies; root is not asked and not noted.
"""

import base64
import json
import os
import re
import threading
from email import message_from_bytes
from email.utils import parseaddr
from typing import Any

from ministack.core import iam_actions, iam_evaluator
from ministack.services import apigateway, cloudfront, ses_v2
from ministack.services.cloudformation import provisioners

asked = threading.local()
EXECUTE_API = re.compile(r"(\w+)\.execute-api\.")
names_of_mail = iam_actions._ses_v2_resource_arn
FIRST_OF_GROUP = {"site-or-not-found": "site"}
fits, read_config = apigateway._path_matches, cloudfront.parse_distribution_dataplane_config
decide, enforce, came_from = iam_evaluator.evaluate, iam_evaluator.enforce, iam_evaluator.pin_request_origin


def evaluate(context: Any, *policies: Any) -> Any:
    asked.context = context
    return decide(context, *policies)


def enforce_as_ses(key: str, action: str, service: str, region: str, resource_arn: str = "*", **named: Any) -> Any:
    """For a mail that comes whole SES asks two actions, of the sender and of what it sends by; MiniStack asks one."""
    refusal = enforce_and_note(key, action, service, region, resource_arn, **named)
    if action != "ses:SendEmail":
        return refusal
    account, _, sender = resource_arn.rpartition(":identity/")
    way = f"{account}:configuration-set/{ses_v2._identities.get(sender, {}).get('ConfigurationSetName')}"
    for also in (("ses:SendRawEmail", resource_arn), ("ses:SendEmail", way), ("ses:SendRawEmail", way)):
        refusal = refusal or enforce_and_note(key, also[0], service, region, also[1], **named)
    return refusal


def enforce_and_note(key: str, action: str, service: str, region: str, *more: Any, **named: Any) -> Any:
    asked.context = None
    refusal = enforce(key, action, service, region, *more, **named)
    if asked.context is not None:
        note(asked.context.principal_arn, action, asked.context.resource_arn, refusal is None)
    elif refusal is not None:
        note(key, action, f"{refusal.code}: {refusal.message}", allowed=False)
    return refusal


def sender_of(method: str, path: str, body: bytes, region: str, account: str) -> str:
    """SES asks about the identity that a mail is from; MiniStack would ask about "*"."""
    raw = json.loads(body or "{}").get("Content", {}).get("Raw") if path.endswith("/outbound-emails") else None
    if raw is None:
        return str(names_of_mail(method, path, body, region, account))
    _, address = parseaddr(str(message_from_bytes(base64.b64decode(raw["Data"]))["From"]))
    return f"arn:aws:ses:{region}:{account}:identity/{address.rpartition('@')[2]}"


def with_dkim(make: Any) -> Any:
    """AWS gives an identity's three DKIM records; MiniStack leaves them out of what a template may ask."""

    def made(*given: Any, **named: Any) -> Any:
        identity, told = make(*given, **named)
        for number in (1, 2, 3):
            told[f"DkimDNSTokenName{number}"] = f"token{number}._domainkey.{identity}"
            told[f"DkimDNSTokenValue{number}"] = f"token{number}.dkim.amazonses.com"
        return identity, told

    return made


def whole_path(host: str, path: str) -> Any:
    """An API that serves from its root gets the path as it came; MiniStack takes the slash off ``/one/``."""
    found = EXECUTE_API.match(host)
    return (found[1], "$default", path) if found else None


def routes_without_slash(route: str, path: str) -> bool:
    """An HTTP API takes ``/one/`` for ``/one`` where it looks for a route; the function still gets the slash."""
    return bool(fits(route, path) or fits(route, path.rstrip("/") or "/"))


def with_groups(told: Any) -> Any:
    """A group of origins is its first member: MiniStack knows no groups, so nothing falls through to the second."""
    config = read_config(told)
    for wanted, first in FIRST_OF_GROUP.items():
        config["origins"].setdefault(wanted, config["origins"].get(first))
    return config


def over_tls(address: str, _: bool) -> None:  # noqa: FBT001  # MiniStack's own signature
    """Everything here comes over plain loopback; on AWS it comes over TLS, which bucket policies insist on."""
    came_from(address, True)


def note(principal: str, action: str, resource: str, allowed: bool) -> None:  # noqa: FBT001  # it is a column
    line = {"principal": principal, "action": action, "resource": resource, "allowed": allowed}
    with open(os.environ["DECISIONS"], "a") as notebook:
        notebook.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    iam_evaluator.evaluate, iam_evaluator.enforce = evaluate, enforce_as_ses
    iam_evaluator.pin_request_origin = over_tls
    iam_actions._ses_v2_resource_arn = sender_of
    identity = provisioners._RESOURCE_HANDLERS["AWS::SES::EmailIdentity"]
    identity.update({name: with_dkim(identity[name]) for name in ("create", "update")})
    from ministack import app

    app._parse_execute_api_url = whole_path
    apigateway._path_matches = routes_without_slash
    cloudfront.parse_distribution_dataplane_config = with_groups
    app.main()
