"""The questions of the form, a page each, in the order in which they are asked."""
