"""The sections of docs/figures.md, one module each: measure, and say it in a table."""
