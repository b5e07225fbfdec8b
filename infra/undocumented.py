"""The driver of AWS without what writes its manual: importing that costs a start as much as the portal's own pages do.

The driver hangs a text on each of its methods that is written when somebody asks for it; here nobody does, and the text
is empty. What it registers about its manual (``docs/utils.py``) stays, for it registers that together with the rest.
"""

import shutil
from pathlib import Path

KEPT = ("utils.py",)
EMPTY = '''"""The texts of methods, which stay empty in a zip."""


class _Empty(str):
    def __new__(cls, *_, **__):
        return super().__new__(cls)


class ClientMethodDocstring(_Empty):
    pass


class PaginatorDocstring(_Empty):
    pass


class WaiterDocstring(_Empty):
    pass
'''


def undocument(driver: Path) -> None:
    """Change ``botocore/docs`` below the folder of the driver."""
    manual = driver / "docs"
    for path in sorted(manual.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in KEPT:
            path.unlink()
    (manual / "__init__.py").write_text("", "utf-8")
    (manual / "docstring.py").write_text(EMPTY, "utf-8")
