"""What every template can use: words, links, money and dates in the language of the page, and the brand."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

from flask import Flask
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, ModuleLoader, pass_context
from jinja2.runtime import Context

from portal.domain import wording
from portal.domain.definition import Brand
from portal.web.language import current_language, other_language, same_page_elsewhere, say, speaker
from portal.web.style import stylesheet_name

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = "compiled"
"""Folder in a function's own where a build puts all its templates as Python modules."""
STYLE_PATH = "/stijl/"
"""Where the static site serves the stylesheet that the site build wrote."""


def furnish(app: Flask, brand: Brand) -> None:
    """A function's templates, with globals and filters."""
    app.jinja_env.loader = _loader(Path(app.root_path))
    app.jinja_env.globals.update(_globals(brand))
    app.context_processor(lambda: {"t": speaker()})
    app.jinja_env.filters.update(money=_money, day=_day, week=_week, clock=_clock)


def _loader(own: Path) -> BaseLoader:
    """What a build compiled, else a function's own templates and then the shared ones."""
    if (own / COMPILED).is_dir():
        return ModuleLoader(own / COMPILED)
    return ChoiceLoader([FileSystemLoader(own / "templates"), FileSystemLoader(TEMPLATES)])


def _globals(brand: Brand) -> Mapping[str, object]:
    return {
        "t": say,
        "language": current_language,
        "other_language": other_language,
        "same_page_elsewhere": same_page_elsewhere,
        "brand": brand,
        "stylesheet": STYLE_PATH + stylesheet_name(brand),
    }


@pass_context
def _money(_: Context, cents: int) -> str:
    """Asks for the context, like the filters below, so that Jinja doesn't work it out once for all languages."""
    return wording.money(cents, current_language())


@pass_context
def _day(_: Context, day: date) -> str:
    return wording.day(day, current_language())


@pass_context
def _week(_: Context, monday: date) -> str:
    return wording.week(monday, current_language())


@pass_context
def _clock(_: Context, at: time) -> str:
    return wording.clock(at, current_language())
