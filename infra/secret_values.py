"""The administration's secrets: drawn once, at its first deployment, and never overwritten."""

import json
from collections.abc import Callable
from typing import Any


def fill_secret(client: Any, arn: str, new_secret: Callable[[], str]) -> bool:
    """Give the secret its values where it has none; True where it did. ``client`` is botocore's ``secretsmanager``."""
    if _value(client, arn):
        return False
    values = {"link_keys": {"a": new_secret()}, "lookup": new_secret(), "origin": new_secret()}
    client.put_secret_value(SecretId=arn, SecretString=json.dumps(values))
    return True


def _value(client: Any, arn: str) -> str:
    """ "" for a secret that was made without a value."""
    try:
        return str(client.get_secret_value(SecretId=arn).get("SecretString", ""))
    except client.exceptions.ResourceNotFoundException:
        return ""
