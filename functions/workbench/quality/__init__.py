"""The weekly quality sample of logged contacts, and the report for a combi's meeting."""
