"""Joins the rooms: a module per function, so that each loads what it needs and nothing else."""

from importlib import import_module
from typing import Any

from portal.bootstrap.clock import Clock
from portal.settings import Settings


def portal_for(function: str, settings: Settings, now: Clock | None = None) -> Any:
    """The portal of the function of that name."""
    return getattr(import_module(f"portal.bootstrap.{function}"), f"for_{function}")(settings, now)
