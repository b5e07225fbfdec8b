"""What ran at one place, release by release, with its zips, so that the code can go back as a whole."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KEPT = 5
"""Releases."""

Hashes = Mapping[str, str]
"""sha256 of the zip by function."""


class NothingBefore(Exception):
    """There is no earlier release to go back to."""


@dataclass(frozen=True, slots=True)
class Releases:
    """``folder`` holds ``<function>/<sha256>.zip`` and ``releases.json``: the newest last."""

    folder: Path

    def keep(self, release: Hashes, zips: Mapping[str, Path]) -> None:
        """Take a release in as the newest, unless it is; ``zips`` by function."""
        for function, zipped in zips.items():
            kept = self.zip(function, release[function])
            kept.parent.mkdir(parents=True, exist_ok=True)
            if not kept.exists():
                shutil.copyfile(zipped, kept)
        there = self.all()
        if there[-1:] != [release]:
            self._write([*there, dict(release)][-KEPT:])

    def before(self, running: Hashes) -> Hashes:
        """The release to go back to. Raises NothingBefore.

        Where a deployment or a rollback was broken off, some functions run the newest release and some the one before.
        What runs but isn't known here was deployed from another machine: then the newest that is known comes back.
        """
        there = self.all()
        known = all(any(one[function] == sha256 for one in there) for function, sha256 in running.items())
        earlier = there[:-1] if known else there
        if not earlier:
            raise NothingBefore(f"There is no earlier release in {self.folder}; deploy the earlier code instead.")
        return earlier[-1]

    def went_back_to(self, release: Hashes) -> None:
        """What came after it is out of the line: the next rollback goes further back, not to the broken one."""
        there = self.all()
        while there[-1] != release:
            there.pop()
        self._write(there)

    def all(self) -> list[dict[str, str]]:
        """Oldest first."""
        file = self._file
        there: list[dict[str, str]] = json.loads(file.read_text("utf-8")) if file.exists() else []
        return there

    def zip(self, function: str, sha256: str) -> Path:
        return self.folder / function / f"{sha256}.zip"

    def forget(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _file(self) -> Path:
        return self.folder / "releases.json"

    def _write(self, releases: list[dict[str, str]]) -> None:
        """Also removes the zips that no release holds any more."""
        self._file.write_text(json.dumps(releases, indent=1), "utf-8")
        held = {self.zip(function, sha256) for one in releases for function, sha256 in one.items()}
        for old in set(self.folder.glob("*/*.zip")) - held:
            old.unlink()
