"""Rules of the router that work out how to write an address when somebody first asks for one.

Werkzeug does so twice for each rule when the app is made, by writing a function and compiling it. The form has forty
rules, and a function that starts needs two or three of them.
"""

from collections.abc import Callable
from functools import cache

from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class PatientRule(Rule):
    def _compile_builder(self, append_unknown: bool = True) -> Builder:  # noqa: FBT001, FBT002 - as Werkzeug has it
        made = cache(super()._compile_builder)

        def build(rule: Rule, /, **values: object) -> tuple[str, str]:
            return made(append_unknown)(rule, **values)

        return build
