"""Turns a brand's definition and hand-written pages into a static site; only ``build`` knows what engine draws it."""
