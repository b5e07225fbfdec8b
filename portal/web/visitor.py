"""Where a request came from: told by the machinery in front of us, never by the visitor.

``REMOTE_ADDR`` is the other end of the connection, or what the entry in front of a Lambda put there from
``requestContext`` or, behind the CDN, its viewer-address header. ``X-Forwarded-For`` is anybody's word and is not read.
"""

from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import request

HOME_NETWORK = 64
"""Bits of an IPv6 address that one household or office has for itself: the rest it may choose anew every minute."""


def visitor() -> str:
    """The address that limits are counted for; an IPv6 one by its network."""
    return household(request.remote_addr or "")


def household(address: str) -> str:
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or IPv6Network((int(known), HOME_NETWORK), strict=False))
