"""``make figures``: what the product costs and how long it takes, measured anew and written to docs/figures.md.

Nothing here is a test with a clock in it: tests beside these modules check the calculations and the counts.
"""
