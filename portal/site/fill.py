"""Replaces the marks in a hand-written page by what the definition says.

Three marks, the same in every language, so that an editor of one page can compare it with the other:

- ``<!-- blok: prijzen -->`` becomes a generated block (a table, a list, a picture);
- ``<!-- eigen: vragen -->`` becomes the brand's own piece ``inserts/vragen.md``, or nothing where it has none
  (a piece may hold blocks and values, but no other piece);
- ``[[telefoon]]`` becomes one word, number or date.
"""

import re
from collections.abc import Mapping
from html import escape

from portal.site.blocks import block
from portal.site.scene import Scene
from portal.site.values import value

_MARK = re.compile(r"<!--\s*(blok|eigen)\s*:\s*(.*?)\s*-->")
_VALUE = re.compile(r"\[\[(.+?)\]\]")


def fill(text: str, scene: Scene, inserts: Mapping[str, str]) -> str:
    """The page as MkDocs may read it. Raises UnknownBlock or UnknownValue where a mark means nothing."""

    def piece(mark: re.Match[str]) -> str:
        kind, name = mark.groups()
        return fill(inserts.get(name, ""), scene, {}) if kind == "eigen" else f"\n{block(name, scene)}\n"

    with_values = _VALUE.sub(lambda mark: escape(value(mark[1], scene), quote=False), text)
    return _MARK.sub(piece, with_values)


def inserts_asked(text: str) -> frozenset[str]:
    """The names of the brand's pieces that a page takes in."""
    return frozenset(name for kind, name in _MARK.findall(text) if kind == "eigen")
