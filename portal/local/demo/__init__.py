"""``make demo``: a believable running administration, made by driving the real use cases through simulated time."""

from portal.local.demo.command import main

__all__ = ["main"]
