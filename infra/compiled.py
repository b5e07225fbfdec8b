"""The pages' templates as Python modules: compiling them takes longer than all else about a first page."""

from importlib import import_module
from pathlib import Path

from infra.describe import Function
from portal.bootstrap import portal_for
from portal.settings import read_settings
from portal.web.templating import COMPILED

SETTINGS = {
    "PORTAL_STAGE": "build",
    "PORTAL_ORIGINS": "https://portal.invalid",
    "PORTAL_LINK_KEYS": '{"a": "00"}',
    "PORTAL_LOOKUP_SECRET": "00",
    "PORTAL_BUCKET": "none",
}
"""Enough to make a function that nobody will call."""


def compile_templates(function: Function, brand: str, folder: Path) -> None:
    """Into the staged project ``folder``; the app that compiles them is the app that will run them."""
    settings = read_settings({**SETTINGS, "PORTAL_BRAND": brand})
    portal = portal_for(function.name, settings)
    app = import_module(f"functions.{function.name}.app").create_app(portal)
    target = folder / "functions" / function.name / COMPILED
    app.jinja_env.compile_templates(target, zip=None, ignore_errors=False)
