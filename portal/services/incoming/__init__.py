"""Mail that comes in: read within limits, told apart, and taken to where it belongs."""
