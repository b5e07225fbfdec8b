"""The tables of one administration for an operator at the keyboard: a stage on AWS, or the brand on this machine."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from portal.bootstrap import for_repair
from portal.local.engine import reached_engine
from portal.local.place import REGION, Place, environment
from portal.services.ports import Archive


@contextmanager
def archive_of(place: Place, stage: str, environ: Mapping[str, str] = os.environ) -> Iterator[Archive]:
    """With a ``stage`` the tables on AWS, with the credentials of whoever asks; without one the local engine, running
    or started for the length of the block. Raises DataInUse, DidNotStart."""
    if stage:
        yield for_repair(f"{stage}-{place.brand}", environ.get("AWS_REGION", REGION), None)
        return
    with reached_engine(place.engine) as engine:
        variables = environment(place, engine.endpoint)
        os.environ.update({name: value for name, value in variables.items() if name.startswith("AWS_")})
        yield for_repair(f"{variables['PORTAL_STAGE']}-{place.brand}", REGION, engine.endpoint)
