"""The only place that draws random numbers; everything else gets them as callables."""

import secrets
from base64 import b32encode

below = secrets.randbelow
"""A random whole number in [0, n)."""


def new_id() -> str:
    """128 random bits as 26 characters of base32."""
    return b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def new_secret() -> str:
    """256 random bits as hexadecimal digits."""
    return secrets.token_hex(32)
