"""The tables of one administration for an operator at the keyboard: a stage on AWS, or the brand on this machine."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from portal.bootstrap.upkeep import for_keys, for_putting_back, for_repair
from portal.local.engine import reached_engine
from portal.local.place import REGION, Place, environment
from portal.services.archive_ports import Archive
from portal.services.keys import Keys
from portal.services.put_back import TwoMoments


@contextmanager
def archive_of(place: Place, stage: str, environ: Mapping[str, str] = os.environ) -> Iterator[Archive]:
    """For looking at and mending. Raises DataInUse, DidNotStart."""
    with _tables_of(place, stage, environ) as (prefix, region, endpoint):
        yield for_repair(prefix, region, endpoint)


@contextmanager
def keys_of(place: Place, stage: str, environ: Mapping[str, str] = os.environ) -> Iterator[Keys]:
    """For giving out and revoking interface keys. Raises DataInUse, DidNotStart."""
    with _tables_of(place, stage, environ) as (prefix, region, endpoint):
        yield for_keys(prefix, region, endpoint)


@contextmanager
def moments_of(place: Place, stage: str, then: str, environ: Mapping[str, str] = os.environ) -> Iterator[TwoMoments]:
    """For putting back to the tables under the prefix ``then``. Raises DataInUse, DidNotStart."""
    with _tables_of(place, stage, environ) as (prefix, region, endpoint):
        yield for_putting_back(prefix, then, region, endpoint)


@contextmanager
def _tables_of(place: Place, stage: str, environ: Mapping[str, str]) -> Iterator[tuple[str, str, str | None]]:
    """Prefix, region and endpoint. With a ``stage`` on AWS, with the credentials of whoever asks; without one the
    local engine, running or started for the length of the block."""
    if stage:
        yield f"{stage}-{place.brand}", environ.get("AWS_REGION", REGION), None
        return
    with reached_engine(place.engine) as engine:
        variables = environment(place, engine.endpoint)
        os.environ.update({name: value for name, value in variables.items() if name.startswith("AWS_")})
        yield f"{variables['PORTAL_STAGE']}-{place.brand}", REGION, engine.endpoint
