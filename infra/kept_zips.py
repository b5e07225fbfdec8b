"""The zips that run or ran at one place, kept so that the code can go back."""

import shutil
from dataclasses import dataclass
from pathlib import Path

KEPT = 5
"""Zips per function."""


class NothingBefore(Exception):
    """There is no earlier zip to go back to."""


@dataclass(frozen=True, slots=True)
class KeptZips:
    """``folder`` holds ``<function>/<sha256>.zip`` and ``<function>/order``: a hash per line, the newest last."""

    folder: Path

    def keep(self, function: str, zipped: Path, sha256: str) -> Path:
        """Take a zip in as the newest; where it lies from now on."""
        home = self._home(function)
        kept = home / f"{sha256}.zip"
        if not kept.exists():
            shutil.copyfile(zipped, kept)
        order = [*(one for one in self.order(function) if one != sha256), sha256]
        for old in order[:-KEPT]:
            (home / f"{old}.zip").unlink(missing_ok=True)
        (home / "order").write_text("\n".join(order[-KEPT:]))
        return kept

    def before(self, function: str, sha256: str) -> tuple[Path, str]:
        """The zip that ran before this one, and its hash. Raises NothingBefore."""
        order = self.order(function)
        place = order.index(sha256) if sha256 in order else len(order)
        if place == 0:
            raise NothingBefore(f"{function} has no earlier zip in {self.folder}; deploy the earlier code instead.")
        return self._home(function) / f"{order[place - 1]}.zip", order[place - 1]

    def order(self, function: str) -> list[str]:
        order = self._home(function) / "order"
        return order.read_text().split() if order.exists() else []

    def forget(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _home(self, function: str) -> Path:
        home = self.folder / function
        home.mkdir(parents=True, exist_ok=True)
        return home
