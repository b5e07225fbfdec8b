"""What the packages bring and no function uses: commands, types, test doors, and descriptions of 400 other services."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

SHARED_DATA = ("_retry.json", "endpoints.json", "partitions.json", "sdk-default-configuration.json")
NEEDLESS = (
    *("bin", "share", ".lock", "*.dist-info", "**/__pycache__", "**/*.pyi", "**/*.c", "**/py.typed"),
    *("zappa/cli.py", "zappa/core.py", "zappa/letsencrypt.py", "zappa/asynchronous.py", "zappa/ext"),
    *("botocore/data/*/*/examples-1.json*", "botocore/data/*/*/completions-1.json*"),
    *("botocore/data/*/*/waiters-2.json*", "botocore/crt/auth.py", "wtforms/locale"),
    *(
        "tzdata/zoneinfo/[A-DF-Z]*",
        "tzdata/zoneinfo/Europe/[B-Z]*",
        "tzdata/zoneinfo/*.tab",
        "tzdata/zoneinfo/tzdata.zi",
    ),
    *("dateutil/zoneinfo", "dateutil/rrule.py", "dateutil/easter.py", "dateutil/tzwin.py", "dateutil/tz/win.py"),
    *("urllib3/contrib/emscripten", "urllib3/contrib/[ps]*.py", "urllib3/http2/connection.py"),
    *("werkzeug/debug", "werkzeug/middleware", "werkzeug/testapp.py", "werkzeug/_reloader.py", "flask/testing.py"),
    *("click/testing.py", "click/_winconsole.py", "click/_termui_impl.py", "click/shell_completion.py"),
    *("jinja2/constants.py", "jinja2/meta.py", "jinja2/nativetypes.py"),
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
