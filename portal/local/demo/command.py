"""The command behind ``make demo``: refuses where mail could leave or AWS could be reached, shows how far it is."""

import sys
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from portal.bootstrap.clock import machine_clock
from portal.definitions.loading import load
from portal.domain.calendar import local
from portal.domain.definition import Definition
from portal.domain.follow import follow
from portal.local.demo.drive import Life, drive
from portal.local.demo.world import World
from portal.local.place import Place
from portal.local.runner import prepared
from portal.services.ports import Applications
from portal.settings import CONTENT, read_settings

REAL = ("PORTAL_SMTP_URL", "PORTAL_SES", "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_LAMBDA_FUNCTION_NAME")
"""Any of these set means that real people or a real account could be reached."""


def main(brand: str, data: Path, environ: Mapping[str, str]) -> int:
    """Fill the brand's data with 200 applications; 2 where that is refused."""
    real = [name for name in REAL if environ.get(name)]
    if real:
        print(f"The demo makes up customers and mails them; not with {', '.join(real)} set.", file=sys.stderr)
        return 2
    definition = load(brand, CONTENT)
    place = Place(brand, data, definition.brand.port)
    filled = place.data / "demo"
    if filled.exists():
        print(f"{definition.brand.name} is already filled; remove {place.data} to begin anew.", file=sys.stderr)
        return 2
    now = machine_clock()
    with prepared(place, definition, local(now).date()) as variables:
        world = World(read_settings(variables), now - timedelta(days=365))
        lives = drive(world, now, _progress)
        filled.touch()
        print(f"\n{summary(lives, world.apply.applications, definition)}")
    return 0


def summary(lives: tuple[Life, ...], applications: Applications, definition: Definition) -> str:
    """How many applications stand in each phase, read back from the store."""
    counted = Counter(_phase(life, applications, definition) for life in lives)
    lines = [f"  {phase.name.nl:<14}{counted[phase.id]:>4}" for phase in definition.process.phases]
    return "\n".join([f"{len(lives)} aanvragen bij {definition.brand.name}:", *lines, "Bekijk ze met make run."])


def _phase(life: Life, applications: Applications, definition: Definition) -> str:
    state = applications.load(life.reference) if life.reference else None
    if state is None:
        return definition.process.phases[0].id
    view = follow(state, definition, "nl", state.submitted_at)
    return next(order.phase for order in view.orders if order.situation == view.situation)


def _progress(done: int, total: int) -> None:
    if done % 10 == 0 or done == total:
        print(f"\r{done} van {total} aanvragen", end="", flush=True)
