"""Makes a zip depend on its content alone: no dates, no order of a disk, nothing that names when or by whom."""

from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE = (1980, 1, 1, 0, 0, 0)
MODE = 0o100644
UNIX = 3
ZAPPAS = ("package_info.json", "handler.py")
"""Its note of who built when, and its own door, which takes any event."""


def normalise(zip_file: Path) -> None:
    """Rewrite it in place: sorted, undated, every file readable by everyone; of two with one name the later stays."""
    with ZipFile(zip_file) as old:
        files = {info.filename: old.read(info) for info in old.infolist() if not _dropped(info)}
    with ZipFile(zip_file, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for name in sorted(files):
            new.writestr(_entry(name), files[name], compresslevel=9)


def _dropped(info: ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    invented = path.name == "__init__.py" and path.parent.name == "__pycache__"
    return info.is_dir() or invented or info.filename in ZAPPAS


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name, DATE)
    info.external_attr = MODE << 16
    info.create_system = UNIX
    info.compress_type = ZIP_DEFLATED
    return info
