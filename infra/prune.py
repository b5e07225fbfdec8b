"""What the packages bring and no function uses: commands, types, and the descriptions of 400 other services."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

SHARED_DATA = ("_retry.json", "endpoints.json", "partitions.json", "sdk-default-configuration.json")
NEEDLESS = (
    *("bin", ".lock", "*.dist-info", "**/__pycache__", "**/*.pyi", "**/*.c", "**/py.typed"),
    *("zappa/cli.py", "zappa/core.py", "zappa/letsencrypt.py", "zappa/asynchronous.py", "zappa/ext"),
    *("botocore/data/*/*/examples-1.json*", "botocore/data/*/*/completions-1.json*"),
    *("botocore/data/*/*/waiters-2.json*", "tzdata/zoneinfo/[A-DF-Z]*", "tzdata/zoneinfo/*.tab"),
    *(
        "dateutil/zoneinfo/*.tar.gz",
        "wtforms/locale",
        "tzdata/zoneinfo/tzdata.zi",
        "urllib3/contrib/emscripten",
        "werkzeug/debug/shared",
    ),
    *("snowballstemmer/__init__.py", "snowballstemmer/[!abde]*_stemmer.py", "snowballstemmer/[ab]*_stemmer.py"),
    *("snowballstemmer/danish_stemmer.py", "snowballstemmer/dutch_porter_stemmer.py"),
    *("snowballstemmer/es*_stemmer.py",),
)


def prune(packages: Path, services: Collection[str]) -> None:
    """Remove it, and every service of AWS but ``services``."""
    for pattern in NEEDLESS:
        for found in sorted(packages.glob(pattern)):
            _remove(found)
    for found in _other_services(packages / "botocore/data", services):
        _remove(found)


def _other_services(data: Path, services: Collection[str]) -> Iterator[Path]:
    for found in sorted(data.glob("*")):
        if found.name.removesuffix(".gz") not in (*services, *SHARED_DATA):
            yield found


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
