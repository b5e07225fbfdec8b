"""Reads and checks what editors write in ``content/``, and builds the domain's definition of a brand from it."""
