"""Parses a TOML file, and tells where it isn't one."""

import re
import tomllib
from typing import Any

from portal.definitions.mistakes import Mistake, Mistakes


def parse(file: str, text: str) -> dict[str, Any]:
    """The values of a file. Raises Mistakes with the one place where it is no valid TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"at line (\d+)", str(fault))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise Mistakes([Mistake(file, line, "", f"is not valid TOML: {fault}.")]) from fault
