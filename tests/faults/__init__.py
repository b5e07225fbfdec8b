"""Faults on purpose, one file for each family; docs/faults.md says which test shows which."""
