"""Pages that a visitor comes to last, or never: what they need is loaded when somebody first asks for one."""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask.typing import ResponseReturnValue

from portal.web.language import View


def later(load: Callable[[], View]) -> View:
    """The view that ``load`` makes; ``load`` imports it too, so that a function starts without it."""
    made = cache(load)

    def view(*given: Any, **path: Any) -> ResponseReturnValue:
        return made()(*given, **path)

    return view
