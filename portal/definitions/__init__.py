"""Reads and checks what editors write in ``content/``, and builds the domain's definition of a brand from it."""

from portal.definitions.loading import brands, load
from portal.definitions.mistakes import Mistake, Mistakes

__all__ = ["Mistake", "Mistakes", "brands", "load"]
