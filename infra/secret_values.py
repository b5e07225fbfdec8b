"""The administration's secrets: drawn once, at its first deployment, and never overwritten."""

import json
from collections.abc import Callable
from typing import Any


def fill_secret(client: Any, arn: str, new_secret: Callable[[], str]) -> bool:
    """Give the secret its values where it has none; True where it did. ``client`` is botocore's ``secretsmanager``."""
    try:
        client.get_secret_value(SecretId=arn)
    except client.exceptions.ResourceNotFoundException:
        values = {"link_keys": {"a": new_secret()}, "lookup": new_secret(), "origin": new_secret()}
        client.put_secret_value(SecretId=arn, SecretString=json.dumps(values))
        return True
    return False
